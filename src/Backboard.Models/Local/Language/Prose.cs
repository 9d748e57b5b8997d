using System.Buffers;
using System.Text;

namespace Backboard.Models.Local.Language;

/// <summary>Reads the sentences of a document's text, whose lines may end anywhere: in a paragraph they go on, in a list or a table they do not.</summary>
internal static class Prose
{
    private const int FullLine = 45;
    private const int FewestWordsInFullLine = 6;

    private static readonly char[] Marks = [.. "#-*•–>|· \t"];
    private static readonly SearchValues<char> OfTables = SearchValues.Create("|\t{}=;");

    /// <summary>Sentences in their order, each as the text has it but for its line ends and for what marks an item of a list.</summary>
    public static IEnumerable<string> Sentences(string text) => Paragraphs(text)
        .SelectMany(Language.Sentences.Split)
        .Select(sentence => sentence.Trim(Marks))
        .Where(sentence => Words.Count(sentence) > 0);

    /// <summary>True for more than a heading or a label.</summary>
    public static bool IsSubstantial(string sentence) => Words.Count(sentence) >= 4 && sentence.Any(char.IsLetter);

    /// <summary>White space as single spaces, to compare by.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Paragraphs(string text)
    {
        List<string> paragraphs = [];
        var current = new StringBuilder();
        var last = "";
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (current.Length > 0 && !GoesOn(last, line)) End();
            if (line.Length > 0) current.Append(current.Length > 0 ? " " : "").Append(line);
            last = line;
        }
        End();
        return paragraphs;

        void End()
        {
            if (current.Length > 0) paragraphs.Add(current.ToString());
            current.Clear();
        }
    }

    /// <summary>A line that begins small goes on, and so does one after a full line of words that has not ended.</summary>
    private static bool GoesOn(string line, string next)
    {
        if (line.Length == 0 || next.Length == 0 || line[^1] is '.' or '!' or '?' or ':' or ';' or '|') return false;
        if (char.IsLower(next[0])) return true;
        return char.IsLetterOrDigit(next[0]) && line.Length >= FullLine && !line.AsSpan().ContainsAny(OfTables) && Words.Count(line) >= FewestWordsInFullLine;
    }
}
