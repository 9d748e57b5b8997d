using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Answers from passages with their own sentences: those that share words with the question, else how each passage begins.</summary>
internal static class DocumentAnswer
{
    private const int Quoted = 3;

    /// <summary>Words that ask for a document's substance without saying which part.</summary>
    private static readonly StemSet Asking = new(
        "document doc file pdf upload attachment summarise summarize summary sum recap overview gist key main important point idea fact content give show list explain");

    public const string Nothing = "I have no document that bears on that.";

    /// <summary>Null where nothing was retrieved.</summary>
    public static string? Give(Prompt prompt, Reading reading, bool onlyIfRelated = false)
    {
        var passages = prompt.Recalled.Passages;
        if (passages.Count == 0) return null;
        var question = new StemSet(reading.Focus, Asking);
        var sentences = passages
            .SelectMany(passage => Sentences.Split(passage.Text).Select((text, at) => (passage.Source, text, at, shared: question.SharedWith(text))))
            .ToList();
        var related = sentences.Where(sentence => sentence.shared > 0).OrderByDescending(sentence => sentence.shared).Take(Quoted).ToList();
        if (related.Count == 0 && onlyIfRelated) return null;
        var chosen = related.Count > 0 ? related : sentences.Where(sentence => sentence.at == 0).Take(Quoted).ToList();
        return string.Join(' ', chosen
            .GroupBy(sentence => sentence.Source)
            .Select(group => $"{group.Key ?? "The documents"}: {string.Join(' ', group.Select(sentence => End(sentence.text)))}"));
    }

    private static string End(string sentence) => sentence.Length > 0 && char.IsLetterOrDigit(sentence[^1]) ? sentence + "." : sentence;
}
