namespace Backboard.Models.Local.Language;

/// <summary>Cuts a text into sentences, each with its own end mark.</summary>
internal static class Sentences
{
    private static readonly string[] Abbreviations = ["mr", "mrs", "ms", "dr", "st", "prof", "e.g", "i.e", "vs", "no", "approx"];

    public static List<string> Split(string text)
    {
        List<string> sentences = [];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text, i)) continue;
            while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '"' or '”' or ')') i++;
            Add(text[start..(i + 1)]);
            start = i + 1;
        }
        Add(text[start..]);
        return sentences;

        void Add(string sentence)
        {
            if (Words.Count(sentence) > 0) sentences.Add(sentence.Trim());
        }
    }

    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '\n' => true,
        '!' or '?' => true,
        '.' => (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '"' or '”' or ')' or '.') && !IsAbbreviation(text, at),
        _ => false,
    };

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text[start..dot];
        return dot + 1 < text.Length && (Abbreviations.Contains(word.ToLowerInvariant()) || (word.Length == 1 && char.IsUpper(word[0]) && word != "I"));
    }
}
