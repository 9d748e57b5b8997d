namespace Backboard.Models.Local.Language;

/// <summary>Walks over the words of a text without copying them: letters, digits and the apostrophes inside.</summary>
internal ref struct Words(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int end;

    /// <summary>Where the current word starts and how long it is.</summary>
    public int Start { get; private set; }

    public readonly int Length => end - Start;

    public readonly ReadOnlySpan<char> Current => text[Start..end];

    public bool MoveNext()
    {
        while (end < text.Length && !IsPart(end)) end++;
        Start = end;
        while (end < text.Length && IsPart(end)) end++;
        return end > Start;
    }

    public readonly Words GetEnumerator() => this;

    private readonly bool IsPart(int at) => char.IsLetterOrDigit(text[at]) || (IsApostrophe(text[at])
        && at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]));

    public static bool IsApostrophe(char c) => c is '\'' or '’';

    /// <summary>Lower-case words with plain apostrophes.</summary>
    public static List<string> Lower(string text)
    {
        List<string> words = [];
        foreach (var word in new Words(text)) words.Add(word.ToString().ToLowerInvariant().Replace('’', '\''));
        return words;
    }

    /// <summary>How many words a text has.</summary>
    public static int Count(string? text)
    {
        var count = 0;
        foreach (var _ in new Words(text)) count++;
        return count;
    }
}
