using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>
/// Answers from documents with their own sentences, each with its citation: those that share words with the question, else what each
/// document is about.
/// </summary>
internal static class DocumentAnswer
{
    private const int Quoted = 3;
    private const int Described = 6;

    /// <summary>Words that ask for a document's substance without saying which part.</summary>
    private static readonly StemSet Asking = new(
        "document doc file pdf upload attachment attach summarise summarize summary sum recap overview gist key main important point idea fact content give show list explain");

    public const string Nothing = "I have no document that bears on that.";

    /// <summary>Null where there are no documents, or, if that is asked for, none that bears on the question.</summary>
    public static string? Give(Prompt prompt, Reading reading, bool onlyIfRelated = false)
    {
        var recalled = prompt.Recalled;
        if (recalled.Documents.Count == 0 && recalled.Passages.Count == 0) return null;
        var question = new StemSet(reading.Focus, Asking);
        var sentences = recalled.Passages.SelectMany(PassageSentence.Of).DistinctBy(sentence => sentence.Text).ToList();
        var related = sentences
            .Select(sentence => (sentence, shared: question.SharedWith(sentence.Text)))
            .Where(found => found.shared > 0).OrderByDescending(found => found.shared).Take(Quoted).Select(found => found.sentence).ToList();
        if (related.Count > 0) return Tell(related);
        if (onlyIfRelated) return null;
        List<string> told = [.. recalled.Documents.Take(Described).Select(document => Describe(document, sentences)).OfType<string>()];
        if (told.Count == 0 && sentences.Count > 0) told.Add(Tell(sentences.DistinctBy(sentence => sentence.Source).Take(Quoted)));
        told.AddRange(recalled.Documents.Where(document => document.Note.Length > 0).Select(document => $"{document.Name} {document.Note}."));
        return told.Count > 0 ? string.Join(' ', told) : null;
    }

    /// <summary>The beginning of its summary, cited where the text has the very words; else of what is quoted. Null when there is neither.</summary>
    private static string? Describe(ListedDocument document, List<PassageSentence> sentences)
    {
        var own = sentences.Where(sentence => sentence.Source == document.Name).ToList();
        List<PassageSentence> told = [.. Sentences.Split(document.Summary ?? "").Where(sentence => !sentence.EndsWith('…'))
            .Select(words => own.Find(sentence => sentence.Text.Contains(words, StringComparison.Ordinal)) is { } found
                ? found with { Text = words }
                : new PassageSentence(new RecalledPassage(null, document.Name, ""), words))];
        if (told.Count == 0) told = own;
        return told.Count > 0 ? Tell(told.Take(Quoted)) : null;
    }

    private static string Tell(IEnumerable<PassageSentence> sentences) => string.Join(' ', sentences
        .GroupBy(sentence => sentence.Source)
        .Select(group => $"{group.Key}: {string.Join(' ', group.Select(sentence => sentence.Cited))}"));
}
