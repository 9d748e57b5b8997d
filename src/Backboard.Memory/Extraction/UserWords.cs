using System.Buffers;

namespace Backboard.Memory.Extraction;

/// <summary>A user's message, and which of it are the user's own words.</summary>
internal sealed class UserWords(string text)
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:–—\n.!。！，、");
    private static readonly SearchValues<char> Questions = SearchValues.Create("?？؟");

    private readonly FoldedText _folded = new(text);

    /// <summary>The message with spaces in place of what it only quotes; of the same length.</summary>
    public string Own { get; } = Blank(text, Quotations.In(text));

    /// <summary>Where the message says this, in the user's own words if it does so anywhere; null where it does not.</summary>
    public TextSpan? Find(string? quote)
    {
        TextSpan? first = null;
        foreach (var span in _folded.Find(quote ?? ""))
        {
            if (IsOwn(span)) return span;
            first ??= span;
        }

        return first;
    }

    /// <summary>False for words that are quoted altogether, such as a pasted line.</summary>
    public bool IsOwn(TextSpan span)
    {
        foreach (var sign in Own.AsSpan(span.Start, span.Length))
            if (char.IsLetterOrDigit(sign)) return true;
        return false;
    }

    /// <summary>True for words whose clause is the question itself. What leads up to one may tell something: "I have a dog, may it come?"</summary>
    public bool IsAsked(TextSpan span)
    {
        var rest = text.AsSpan(span.End);
        var question = rest.IndexOfAny(Questions);
        return question >= 0 && !rest[..question].ContainsAny(ClauseEnds) && !text.AsSpan(span.Start, span.Length).ContainsAny(ClauseEnds);
    }

    public static string Blank(string text, List<TextSpan> spans)
    {
        if (spans.Count == 0) return text;
        var signs = text.ToCharArray();
        foreach (var span in spans) signs.AsSpan(span.Start, span.Length).Fill(' ');
        return new string(signs);
    }
}
