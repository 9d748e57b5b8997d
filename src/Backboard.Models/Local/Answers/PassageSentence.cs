using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>A sentence of a passage, as it stands there.</summary>
internal sealed record PassageSentence(RecalledPassage Passage, string Text)
{
    private const int Longest = 400;

    private static readonly char[] Ornaments = ['#', '*', '-', '>', '•', '|', '/', ' ', '\t'];

    public string Source => Passage.Source;

    /// <summary>The sentence with its end, and where it is from.</summary>
    public string Cited => $"{(char.IsLetterOrDigit(Text[^1]) ? Text + "." : Text)}{Passage.Mark(Text)}";

    /// <summary>All of a passage's, without the signs that a list, a heading or a comment begins with; of long ones the beginning.</summary>
    public static IEnumerable<PassageSentence> Of(RecalledPassage passage) => Sentences.Split(passage.Text)
        .Select(sentence => sentence.TrimStart(Ornaments))
        .Where(sentence => sentence.Length > 0)
        .Select(sentence => new PassageSentence(passage, sentence.Length > Longest ? Beginning(sentence) : sentence));

    private static string Beginning(string sentence)
    {
        var space = sentence.LastIndexOf(' ', Longest);
        return sentence[..(space > 0 ? space : Longest - 1)];
    }
}
