using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Tells what documents are about: a few sentences each, of their summaries and of how their passages begin.</summary>
internal static class DocumentOverview
{
    private const int MostDocuments = 6;
    private const int SentencesOfOne = 4;
    private const int SentencesOfSeveral = 2;

    /// <summary>A line for each document; null where nothing can be said.</summary>
    public static string? Of(DocumentFocus focus)
    {
        var readable = focus.Documents.Where(document => document.Unread is null).Take(MostDocuments).ToList();
        var limit = readable.Count == 1 ? SentencesOfOne : SentencesOfSeveral;
        List<string> lines = [];
        foreach (var document in readable)
            if (Sentences(document, [.. focus.PassagesOf(document)], limit) is { Count: > 0 } sentences) lines.Add($"{document.Name}: {string.Join(' ', sentences)}");
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static List<string> Sentences(ListedDocument document, List<RecalledPassage> passages, int limit)
    {
        List<string> told = [];
        HashSet<string> known = [];
        var isCited = false;
        // The summary first, as far as it leaves room for one sentence that can be looked up.
        foreach (var sentence in Summary(document).Where(sentence => known.Add(sentence)).Take(limit))
        {
            var quotation = passages.Where(passage => Prose.Plain(passage.Text).Contains(sentence, StringComparison.Ordinal))
                .Select(passage => new Quotation(passage, sentence)).FirstOrDefault();
            if (told.Count == limit - 1 && !isCited && quotation is not { IsCited: true } && passages.Count > 0) break;
            told.Add(quotation?.Told() ?? Quotation.Finish(sentence));
            isCited |= quotation is { IsCited: true };
        }
        foreach (var quotation in Beginnings(passages).Where(quotation => known.Add(Prose.Plain(quotation.Text))).Take(limit - told.Count)) told.Add(quotation.Told());
        return told;
    }

    private static IEnumerable<string> Summary(ListedDocument document) =>
        Language.Sentences.Split(document.Summary ?? "").Where(sentence => !sentence.EndsWith('…')).Select(Prose.Plain);

    /// <summary>The first sentence of each passage, then the second ones, and so on.</summary>
    private static IEnumerable<Quotation> Beginnings(List<RecalledPassage> passages)
    {
        var all = passages.ConvertAll(passage => Quotation.Of(passage).ToList());
        var substantial = all.ConvertAll(quotations => quotations.FindAll(quotation => Prose.IsSubstantial(quotation.Text)));
        var chosen = substantial.Exists(quotations => quotations.Count > 0) ? substantial : all;
        return chosen.SelectMany(quotations => quotations.Select((quotation, at) => (quotation, at))).OrderBy(one => one.at).Select(one => one.quotation);
    }
}
