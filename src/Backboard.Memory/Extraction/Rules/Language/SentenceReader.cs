using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Cuts a message into sentences, with their exact places.</summary>
internal static class SentenceReader
{
    private static readonly FrozenSet<string> Abbreviations = WordSet.Of("mr mrs ms dr st prof e.g i.e vs approx jr sr etc ca no.");

    public static List<Sentence> Read(string message)
    {
        var masks = new Masks(message);
        List<Sentence> sentences = [];
        for (int start = 0, i = 0; i <= message.Length; i++)
        {
            if (i < message.Length && (!IsEnd(message, i) || (masks.IsQuoted(i) && message[i] != '\n'))) continue;
            while (i + 1 < message.Length && IsTail(message[i + 1])) i++;
            var end = Math.Min(i + 1, message.Length);
            Add(start, end);
            start = end;
        }
        return sentences;

        void Add(int start, int end)
        {
            while (start < end && !char.IsLetterOrDigit(message[start]) && message[start] is not ('+' or '"' or '“')) start++;
            while (end > start && char.IsWhiteSpace(message[end - 1])) end--;
            if (start >= end) return;
            var words = WordReader.Read(message, start, end, masks);
            if (!words.Any(word => !word.IsMark)) return;
            var isAsked = message.AsSpan(start, end - start).TrimEnd("\"”')!.").EndsWith("?");
            sentences.Add(new Sentence(start, end, words, isAsked) { FirstWord = AfterLabel(message, words, start) });
        }
    }

    private static bool IsTail(char mark) => mark is '.' or '!' or '?' or '"' or '”' or ')';

    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '\n' => true,
        ';' => true,
        '!' or '?' or '…' => at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]),
        '.' => (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || IsTail(text[at + 1])) && !IsAbbreviation(text, at),
        _ => false,
    };

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text[start..dot];
        return dot + 1 < text.Length
            && (Abbreviations.Contains(word.ToLowerInvariant()) || (word.Length == 1 && char.IsUpper(word[0]) && word != "I"));
    }

    private static int AfterLabel(string message, List<Word> words, int start)
    {
        var lineStart = start == 0 || message[start - 1] == '\n';
        for (var i = 0; lineStart && i < Math.Min(3, words.Count - 1); i++)
        {
            if (!words[i].IsCapital) return 0;
            if (words[i + 1].Text == ":") return i + 2;
        }
        return 0;
    }
}
