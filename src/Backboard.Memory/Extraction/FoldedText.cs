using System.Text;

namespace Backboard.Memory.Extraction;

/// <summary>A text in which words are found although white space, case or the shape of quotation marks differ.</summary>
internal sealed class FoldedText
{
    private const char FirstIdeographic = '\u2E80';

    private readonly string _folded;
    private readonly List<int> _origins = [];

    public FoldedText(string text) => _folded = Fold(text, _origins);

    /// <summary>Every place in the original text that says exactly this, in whole words.</summary>
    public IEnumerable<TextSpan> Find(string quote)
    {
        var words = Fold(quote, []).Trim(' ', '.', ',', ';', ':', '!', '?', '…', '"', '\'');
        if (!words.Any(char.IsLetterOrDigit)) yield break;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var end = at + words.Length;
            if (IsInside(at) || IsInside(end)) continue;
            yield return new TextSpan(_origins[at], _origins[end - 1] + 1 - _origins[at]);
        }

        int Next(int from) => _folded.IndexOf(words, from, StringComparison.Ordinal);
    }

    /// <summary>Whether a word goes on over this place; where words are not written apart, none does.</summary>
    private bool IsInside(int at) =>
        at > 0 && at < _folded.Length && char.IsLetterOrDigit(_folded[at - 1]) && char.IsLetterOrDigit(_folded[at])
        && _folded[at - 1] < FirstIdeographic && _folded[at] < FirstIdeographic;

    private static string Fold(string text, List<int> origins)
    {
        var folded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = Fold(text[at]);
            if (sign == ' ' && folded.Length > 0 && folded[^1] == ' ') continue;
            folded.Append(sign);
            origins.Add(at);
        }

        return folded.ToString();
    }

    private static char Fold(char sign) => sign switch
    {
        '’' or '‘' or 'ʼ' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        _ when char.IsWhiteSpace(sign) => ' ',
        _ => char.ToLowerInvariant(sign),
    };
}
