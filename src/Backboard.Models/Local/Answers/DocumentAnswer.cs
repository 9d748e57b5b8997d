using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Answers from documents with their own sentences: those that share words with the question, or what the documents are about.</summary>
internal static class DocumentAnswer
{
    private const int Quoted = 3;
    private const int Nearest = 2;

    /// <summary>Words that ask for a document's substance without saying which part.</summary>
    private const string Asking =
        """
        document doc file pdf upload attachment attached paper manual passage article spreadsheet slide handbook report text content
        summarise summarize summary sum recap overview gist key main important essential point idea fact topic theme finding takeaway highlight
        give show list explain describe outline mention contain cover include read take away boil down brief short nutshell tl dr tldr look send sent
        """;

    public const string Nothing = "I have no document that bears on that.";

    /// <summary>For a message that is about documents; null where there are none.</summary>
    public static string? Give(Prompt prompt, Reading reading)
    {
        var focus = DocumentFocus.Of(prompt, reading);
        if (focus.IsEmpty) return null;
        var question = Question(focus, reading);
        var found = question.IsEmpty ? null : Find(focus, question, least: reading.Kind == MessageKind.Summary ? Math.Min(2, question.Count) : 1);
        var isGeneral = question.IsEmpty || reading.Kind == MessageKind.Summary;
        var told = found ?? (isGeneral ? DocumentOverview.Of(focus) : Near(focus));
        string?[] parts = [told, .. focus.Documents.Select(document => document.Unread)];
        var answer = string.Join('\n', parts.OfType<string>());
        return answer.Length > 0 ? answer : Nothing;
    }

    /// <summary>For any question; null unless a sentence shares this part of its words, and at least so many.</summary>
    public static string? GiveIfRelated(Prompt prompt, Reading reading, double share, int least)
    {
        var focus = DocumentFocus.Of(prompt, reading);
        var question = Question(focus, reading);
        return question.IsEmpty ? null : Find(focus, question, Math.Max(least, (int)Math.Ceiling(share * question.Count)));
    }

    /// <summary>What is asked beside which document.</summary>
    private static StemSet Question(DocumentFocus focus, Reading reading) => new(reading.Focus, new StemSet($"{Asking} {focus.Names}"));

    private static string? Find(DocumentFocus focus, StemSet question, int least)
    {
        var sentences = focus.Passages.SelectMany((passage, rank) => Quotation.Of(passage).Select((quotation, at) =>
            (quotation, rank, at, shared: question.SharedWith(quotation.Text), isUnder: at == 0 && question.SharedWith(passage.Heading) > 0))).ToList();
        var best = sentences.Count == 0 ? 0 : sentences.Max(sentence => sentence.shared);
        if (best < least) return null;
        return Tell(sentences
            .Where(sentence => sentence.shared > 0 && sentence.shared * 3 >= best * 2)
            .OrderByDescending(sentence => sentence.shared)
            .ThenByDescending(sentence => sentence.isUnder)
            .ThenBy(sentence => sentence.rank)
            .ThenBy(sentence => sentence.at)
            .Select(sentence => sentence.quotation)
            .DistinctBy(quotation => Prose.Plain(quotation.Text))
            .Take(Quoted));
    }

    /// <summary>Meant as the answer by the search, though no word is shared.</summary>
    private static string? Near(DocumentFocus focus) => focus.Passages is [var first, ..]
        ? $"No sentence has the words of your question. The nearest I found:\n{Tell(Quotation.Of(first).OrderByDescending(one => Prose.IsSubstantial(one.Text)).Take(Nearest))}"
        : DocumentOverview.Of(focus);

    private static string Tell(IEnumerable<Quotation> quotations) => string.Join('\n', quotations
        .GroupBy(quotation => quotation.Passage.Source)
        .Select(group => $"{group.Key}: {string.Join(' ', group.Select(quotation => quotation.Told()))}"));
}
