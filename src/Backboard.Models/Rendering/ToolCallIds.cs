using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Backboard.Models.Rendering;

/// <summary>
/// Ids and names of tool calls that every provider accepts. What is legal stays; the rest is replaced, always in the same way, so that
/// a request repeats the bytes of the one before it.
/// </summary>
internal sealed class ToolCallIds
{
    private const int MaxId = 40;
    private const int MaxName = 64;

    private static readonly SearchValues<char> Legal =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private readonly HashSet<string> _used = [];

    /// <summary>The id to send for the n-th call of a message; unique within the request.</summary>
    public string Id(Message message, int index)
    {
        var id = message.ToolCalls[index].Id;
        if (id.Length is > 0 and <= MaxId && !id.AsSpan().ContainsAnyExcept(Legal) && _used.Add(id)) return id;
        var source = Encoding.UTF8.GetBytes($"{message.Seq}:{index}:{id}");
        var replaced = $"call_{Convert.ToHexStringLower(SHA256.HashData(source).AsSpan(0, 12))}";
        _used.Add(replaced);
        return replaced;
    }

    public static string Name(string name)
    {
        if (name.Length is > 0 and <= MaxName && !name.AsSpan().ContainsAnyExcept(Legal)) return name;
        if (name.Length == 0) return "unnamed";
        var kept = name.AsSpan(0, Math.Min(name.Length, MaxName)).ToArray();
        foreach (ref var c in kept.AsSpan())
        {
            if (!Legal.Contains(c)) c = '_';
        }

        return new string(kept);
    }
}
