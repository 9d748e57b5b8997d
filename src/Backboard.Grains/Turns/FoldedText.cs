using System.Globalization;
using System.Text;

namespace Backboard.Grains;

/// <summary>
/// A text without what printing adds to it: runs of white space are one space, typographic quotes, dashes and ligatures are plain, what is
/// invisible is gone. Knows the way back to the text itself. Case is kept.
/// </summary>
internal sealed class FoldedText
{
    private readonly string _text;
    private readonly List<int> _origin;

    private FoldedText(string text, List<int> origin) => (_text, _origin) = (text, origin);

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var plain = Plain(text[i]);
            if (plain == " " && !TakesSpace(folded))
                continue;
            folded.Append(plain);
            for (var n = 0; n < plain.Length; n++)
                origin.Add(i);
        }

        return new FoldedText(folded.ToString(), origin);
    }

    /// <summary>Where the text first says these words, whole ones, in its own characters; null when it does not, or there are none.</summary>
    public (int Start, int Length)? Find(string words)
    {
        var wanted = Of(words)._text.Trim();
        for (var at = wanted.Length == 0 ? -1 : Next(0); at >= 0; at = Next(at + 1))
        {
            var end = at + wanted.Length;
            if (WordBoundary.IsInside(_text, at) || WordBoundary.IsInside(_text, end))
                continue;
            return (_origin[at], _origin[end - 1] + 1 - _origin[at]);
        }

        return null;

        int Next(int from) => _text.IndexOf(wanted, from, StringComparison.Ordinal);
    }

    /// <summary>Not at the beginning, not twice, and not where one was put to take the sense from a delimiter.</summary>
    private static bool TakesSpace(StringBuilder folded) => folded.Length > 0 && folded[^1] is not (' ' or '<' or '[');

    private static string Plain(char c) => c switch
    {
        _ when char.IsWhiteSpace(c) => " ",
        '‘' or '’' or '‚' or '‛' or '′' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => "-",
        '…' => "...",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' or 'ﬆ' => "st",
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.Format => "",
        _ => c.ToString(),
    };
}
