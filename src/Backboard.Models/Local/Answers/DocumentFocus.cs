using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Which documents a message is about: those it names, else those sent with it, else all.</summary>
internal sealed record DocumentFocus(IReadOnlyList<ListedDocument> Documents, IReadOnlyList<RecalledPassage> Passages)
{
    /// <summary>Words for what a document may be, of which a message may well speak without one: they count only where there are documents.</summary>
    private static readonly StemSet Nouns = new(
        """
        document doc file pdf upload attachment paper manual passage article spreadsheet slide handbook report contract lease agreement policy
        invoice letter brochure presentation deck sheet workbook table essay book chapter section page resume cv transcript minute specification
        spec readme csv docx xlsx pptx note memo terms guide guideline proposal study
        """);

    /// <summary>Words by which they were named; empty where they were not.</summary>
    public string Names { get; private init; } = "";

    public bool IsEmpty => Documents.Count == 0 && Passages.Count == 0;

    public static DocumentFocus Of(Prompt prompt, Reading reading)
    {
        var all = All(prompt.Recalled);
        if (all.Where(document => IsNamed(document, reading.Focus)).ToList() is { Count: > 0 } named)
            return On(named, prompt.Recalled) with { Names = string.Join(' ', named.Select(document => $"{document.Name} {Bare(document)}")) };
        return all.Where(document => document.IsSent).ToList() is { Count: > 0 } sent ? On(sent, prompt.Recalled) : On(all, prompt.Recalled);
    }

    /// <summary>Whether it is plain that documents are meant.</summary>
    public static bool IsMeant(Prompt prompt, Reading reading)
    {
        var all = All(prompt.Recalled);
        return all.Exists(document => document.IsSent || IsNamed(document, reading.Focus)) || (all.Count > 0 && Nouns.SharedWith(reading.Focus) > 0);
    }

    public IEnumerable<RecalledPassage> PassagesOf(ListedDocument document) => Passages.Where(passage => passage.Source == document.Name);

    private static List<ListedDocument> All(RecalledBlock block) =>
    [
        .. block.Documents,
        .. block.Passages.Select(passage => passage.Source).Distinct().Except(block.Documents.Select(document => document.Name))
            .Select(name => new ListedDocument(name, null, null, IsSent: false)),
    ];

    private static DocumentFocus On(List<ListedDocument> documents, RecalledBlock block)
    {
        var names = documents.Select(document => document.Name).ToHashSet();
        return new DocumentFocus(documents, [.. block.Passages.Where(passage => names.Contains(passage.Source))]);
    }

    /// <summary>By its name, or by all words of it.</summary>
    private static bool IsNamed(ListedDocument document, string message)
    {
        if (message.Contains(document.Name, StringComparison.OrdinalIgnoreCase)) return true;
        var words = new StemSet(Bare(document));
        return words.Count > 0 && words.SharedWith(message) == words.Count;
    }

    private static string Bare(ListedDocument document) => string.Join(' ', Identifiers.Words(Path.GetFileNameWithoutExtension(document.Name)));
}
