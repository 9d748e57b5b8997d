namespace Backboard.Memory.Extraction.Rules;

/// <summary>A stretch of a message that says one thing.</summary>
/// <param name="Start">First character in the message.</param>
/// <param name="End">Character after the last.</param>
/// <param name="Words">Its words and marks.</param>
/// <param name="IsAsked">It ends with a question mark.</param>
internal sealed record Sentence(int Start, int End, IReadOnlyList<Word> Words, bool IsAsked)
{
    /// <summary>The words with single spaces between and around, quoted ones left out.</summary>
    public string Plain { get; } = $" {string.Join(' ', Words.Where(word => !word.IsQuoted).Select(word => word.Text))} ";

    /// <summary>Index of the first word behind a speaker label such as "Anna:".</summary>
    public int FirstWord { get; init; }

    /// <summary>The label itself, lower case; empty for none.</summary>
    public string Label => FirstWord > 0 ? Words[0].Text : "";

    public string TextIn(string message) => message[Start..End];

    public bool Says(string[] phrases) => Plain.ContainsAny(phrases);

    public Sentence Part(int from, int to)
    {
        var words = Words.Skip(from).Take(to - from).ToList();
        return new Sentence(from == 0 ? Start : words[0].Start, to == Words.Count ? End : words[^1].End, words, to == Words.Count && IsAsked)
        {
            FirstWord = from == 0 ? Math.Min(FirstWord, words.Count) : 0,
        };
    }
}
