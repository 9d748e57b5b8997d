using Microsoft.Extensions.AI;

namespace Backboard.Models.OpenAI;

/// <summary>Cuts a streamed answer at the first stop sequence: these providers would cut it too, but not tell which it was, or that it was one.</summary>
internal sealed class StopScanner(IList<string> sequences)
{
    private string _held = "";

    /// <summary>The sequence met; null while there was none.</summary>
    public string? Found { get; private set; }

    /// <summary>What can be shown by now; what may begin a sequence waits.</summary>
    public string Push(string text)
    {
        _held += text;
        var end = _held.Length;
        foreach (var sequence in sequences)
        {
            var at = _held.IndexOf(sequence, StringComparison.Ordinal);
            if (at >= 0 && at < end) (Found, end) = (sequence, at);
        }

        if (Found is null) end = _held.Length - Waiting();
        var shown = _held[..end];
        _held = Found is null ? _held[end..] : "";
        return shown;
    }

    /// <summary>At the end: what waited in vain.</summary>
    public string Flush() => _held;

    /// <summary>Length of the longest end of the text that a sequence begins with.</summary>
    private int Waiting()
    {
        var longest = 0;
        foreach (var sequence in sequences)
        {
            for (var length = Math.Min(sequence.Length - 1, _held.Length); length > longest; length--)
            {
                if (_held.AsSpan().EndsWith(sequence.AsSpan(0, length), StringComparison.Ordinal)) longest = length;
            }
        }

        return longest;
    }
}

internal static class StopSequenceOptions
{
    public static bool NamesStopSequence(this ChatOptions options) => options.AdditionalProperties?.GetValueOrDefault(WireKeys.NamesStopSequence) is true;
}
