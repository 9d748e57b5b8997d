using System.Buffers;

namespace Backboard.Models.Gateway;

/// <summary>Lets whole characters pass: half a surrogate pair waits for its other half; what has none, and U+0000, become U+FFFD.</summary>
internal sealed class TextGuard
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspicious =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit), '\0']);

    private char _held;

    public string Push(string text)
    {
        if (_held == 0 && text.AsSpan().IndexOfAny(Suspicious) < 0) return text;
        var units = _held == 0 ? text.ToCharArray() : [_held, .. text];
        _held = '\0';
        var length = units.Length;
        if (length > 0 && char.IsHighSurrogate(units[^1])) _held = units[--length];
        return Repair(units.AsSpan(0, length));
    }

    /// <summary>At the end: half a pair that waits in vain.</summary>
    public string Flush()
    {
        var rest = _held == 0 ? "" : Replacement.ToString();
        _held = '\0';
        return rest;
    }

    private static string Repair(Span<char> units)
    {
        for (var i = 0; i < units.Length; i++)
        {
            var isPair = char.IsHighSurrogate(units[i]) && i + 1 < units.Length && char.IsLowSurrogate(units[i + 1]);
            if (isPair) i++;
            else if (units[i] == '\0' || char.IsSurrogate(units[i])) units[i] = Replacement;
        }

        return units.ToString();
    }
}
