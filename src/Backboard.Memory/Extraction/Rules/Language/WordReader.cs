namespace Backboard.Memory.Extraction.Rules;

/// <summary>Reads a stretch of a message into words, with their places in it.</summary>
internal static class WordReader
{
    public static List<Word> Read(string message, int start, int end, Masks masks)
    {
        List<Word> words = [];
        for (var i = start; i < end;)
        {
            if (IsWordStart(message, i, end))
            {
                var stop = EndOfWord(message, i, end);
                var text = message[i..stop].ToLowerInvariant().Replace('’', '\'');
                Contractions.Expand(words, new Word(text, i, stop, char.IsUpper(message[i]), masks.IsQuoted(i)));
                i = stop;
                continue;
            }
            if (message[i] is ',' or ';' or ':' or '(' or ')' or '—' or '–' || (message[i] == '-' && i + 1 < end && message[i + 1] is ' ' or '-'))
                words.Add(new Word(message[i] is '—' or '–' ? "-" : message[i].ToString(), i, i + 1, false, masks.IsQuoted(i)));
            i++;
        }
        Contractions.SettleHad(words);
        return words;
    }

    private static bool IsWordStart(string text, int at, int end) =>
        char.IsLetterOrDigit(text[at]) || (text[at] == '+' && at + 1 < end && char.IsAsciiDigit(text[at + 1]));

    private static int EndOfWord(string text, int start, int end)
    {
        var at = start + 1;
        while (at < end && (char.IsLetterOrDigit(text[at]) || (IsInner(text[at]) && at + 1 < end && char.IsLetterOrDigit(text[at + 1])))) at++;
        if (at < end && text[at] == '#') at++;
        while (at < end && text[at] == '+' && at - start < 3) at++;
        return at;
    }

    private static bool IsInner(char mark) => mark is '\'' or '’' or '-' or '.' or '/' or '@' or '_' or ':' or '&' or '%';
}
