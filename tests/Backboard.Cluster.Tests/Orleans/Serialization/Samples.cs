using System.Reflection;

namespace Backboard.Cluster.Tests;

/// <summary>Makes a value of any type that crosses a grain call, every member of it filled, each differently.</summary>
internal sealed class Samples
{
    private const int Deepest = 8;
    private int _next;

    public object? Make(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying, depth);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(_next++ % Enum.GetValues(type).Length);
        if (Simple(type) is { } simple)
            return simple;
        if (GrainTypes.ElementOf(type) is { } element)
            return Array(element, depth);
        return depth < Deepest ? Record(type, depth) : null;
    }

    private object? Simple(Type type)
    {
        var number = ++_next;
        return type == typeof(string) ? $"text {number} \u00e4\ud83d\ude00"
            : type == typeof(bool) ? true
            : type == typeof(int) ? number
            : type == typeof(long) ? number + (1L << 40)
            : type == typeof(double) ? number + 0.25
            : type == typeof(float) ? number + 0.5f
            : type == typeof(Guid) ? new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddTicks(number * 10_000_001L)
            : type == typeof(TimeSpan) ? TimeSpan.FromTicks(number * 10_000_001L)
            : null;
    }

    private object Array(Type element, int depth)
    {
        var items = System.Array.CreateInstance(element, depth + 1 < Deepest ? 2 : 0);
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Make(element, depth + 1), i);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(element).Invoke(null, [items])!;
    }

    private object Record(Type type, int depth)
    {
        var concrete = GrainTypes.CasesOf(type).ElementAt(_next++ % GrainTypes.CasesOf(type).Count());
        var constructor = concrete.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .Where(candidate => candidate.GetParameters() is not [var only] || only.ParameterType != concrete)
            .MaxBy(candidate => candidate.GetParameters().Length);
        var made = constructor is null
            ? Activator.CreateInstance(concrete)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, depth + 1))]);
        foreach (var member in GrainTypes.MembersOf(concrete).Where(member => member.CanWrite && !IsSet(member.GetValue(made))))
            member.SetValue(made, Make(member.PropertyType, depth + 1));
        return made;
    }

    private static bool IsSet(object? value) =>
        value is not null && (!value.GetType().IsValueType || !value.Equals(Activator.CreateInstance(value.GetType())));
}
