using System.Buffers;

namespace Backboard.Memory.Recall;

/// <summary>Finds who speaks in lines of transcripts: <c>Ann Lee: I moved.</c></summary>
internal static class SpeakerLabel
{
    private const int MaxLength = 40;
    private const int MaxWords = 3;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(".,;!?\n\"");

    /// <summary>Characters of the label, without its colon; 0 when there is none.</summary>
    public static int LengthIn(ReadOnlySpan<char> text)
    {
        var colon = text[..Math.Min(text.Length, MaxLength)].IndexOf(':');
        if (colon <= 0 || colon + 1 >= text.Length || !char.IsWhiteSpace(text[colon + 1])) return 0;
        var label = text[..colon];
        if (!char.IsLetter(label[0]) || char.IsLower(label[0]) || label.Count(' ') >= MaxWords) return 0;
        return label.ContainsAny(Punctuation) ? 0 : colon;
    }
}
