using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Tools;

/// <summary>A word with what stands around it.</summary>
/// <param name="Text">As written.</param>
/// <param name="StartsSentence">First of its sentence, so that a capital says nothing.</param>
/// <param name="EndsPhrase">Followed by punctuation.</param>
internal readonly record struct Token(string Text, bool StartsSentence, bool EndsPhrase)
{
    public string Lower { get; } = Text.ToLowerInvariant().Replace('’', '\'');

    public bool IsPossessive => Lower.EndsWith("'s", StringComparison.Ordinal);

    public string WithoutPossessive => IsPossessive ? Text[..^2] : Text;

    /// <summary>Words, where a hyphen or a point inside (2026-01-31, 3.5, e-mail) does not part them.</summary>
    public static List<Token> Read(string text)
    {
        List<Token> tokens = [];
        var startsSentence = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInside(text, i))) i++;
            var next = i;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            var isEnd = next < text.Length && !char.IsLetterOrDigit(text[next]);
            tokens.Add(new Token(text[start..i], startsSentence, isEnd || next == text.Length));
            startsSentence = next < text.Length && text[next] is '.' or '!' or '?' or '\n';
        }
        return tokens;
    }

    private static bool IsInside(string text, int at) =>
        (Words.IsApostrophe(text[at]) || text[at] is '-' or '.' or '@' or '_' or '/' or ':' or '&')
        && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}
