using Backboard.Storage.Documents;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Threads;

/// <summary>Puts the words of citations back into events read from the rows: those that stand in the documents at these places now.</summary>
internal static class CitedWords
{
    public static async Task<ImmutableArray<EventEntry>> Restore(SqlSession session, string tenantId, ImmutableArray<EventEntry> entries)
    {
        var cited = entries.SelectMany(entry => CitedTexts.Of(entry.Event)).DistinctBy(Place).ToList();
        if (cited.Count == 0)
            return entries;
        Dictionary<(Guid, int, int), CitedText> texts = [];
        foreach (var citation in cited)
            if (await Text(session, new DocumentKey(tenantId, citation.DocumentId), citation) is { } text)
                texts.Add(Place(citation), text);
        return [.. entries.Select(entry => entry with { Event = CitedTexts.With(entry.Event, citation => texts.GetValueOrDefault(Place(citation))) })];
    }

    private static (Guid, int, int) Place(Citation citation) => (citation.DocumentId, citation.Start, citation.Length);

    private static async Task<CitedText?> Text(SqlSession session, DocumentKey key, Citation citation) =>
        await DocumentReads.Find(session, key) is { } document
        && await TextReads.Read(session, key, citation.Start, citation.Length) is { } quote && quote.Length == citation.Length
            ? new CitedText(document.Filename, quote)
            : null;
}
