using System.Collections;
using System.Reflection;

namespace Backboard.Memory.Tests;

/// <summary>Looks through everything that can be reached from an object, as a look at a process's memory would.</summary>
internal static class Letters
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Whether some string below it contains the text, whatever its case.</summary>
    public static bool AreIn(object root, string text)
    {
        var (seen, open) = (new HashSet<object>(ReferenceEqualityComparer.Instance), new Stack<object>([root]));
        while (open.TryPop(out var next))
        {
            if (next is string found && found.Contains(text, StringComparison.OrdinalIgnoreCase)) return true;
            if (next is string or Type or Delegate || next.GetType().IsPrimitive || (!next.GetType().IsValueType && !seen.Add(next))) continue;
            if (next is Array array) Push(array, open);
            else Push(next, open);
        }

        return false;
    }

    private static void Push(IEnumerable items, Stack<object> open)
    {
        foreach (var item in items)
        {
            if (item is null or byte or short or ushort or int or uint or long or ulong or float or char or bool) return;
            open.Push(item);
        }
    }

    private static void Push(object holder, Stack<object> open)
    {
        for (var type = holder.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields))
            {
                if (!field.FieldType.IsPointer && field.GetValue(holder) is { } value) open.Push(value);
            }
        }
    }
}
