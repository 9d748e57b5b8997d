using System.Globalization;
using System.Text.Json;

namespace Backboard.Bench.Cranfield;

/// <summary>
/// Reads a test collection: <c>docs.jsonl</c> (id, title, text), <c>queries.jsonl</c> (id, text) and <c>qrels.tsv</c> (query, abstract,
/// grade from 0).
/// </summary>
internal static class CollectionFolder
{
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Collection Read(string folder)
    {
        var grades = File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Select(static line => line.Split('\t'))
            .Select(static cells => (Query: cells[0], Abstract: cells[1], Grade: int.Parse(cells[2], CultureInfo.InvariantCulture)))
            .Where(static judgement => judgement.Grade > 0)
            .ToLookup(static judgement => judgement.Query);
        return new Collection(
            Lines(folder, "docs.jsonl", static line => new Abstract(Text(line, "id"), Text(line, "title"), Text(line, "text"))),
            [
                .. Lines(folder, "queries.jsonl", line => new GradedQuery(
                        Text(line, "id"),
                        Text(line, "text"),
                        grades[Text(line, "id")].ToDictionary(static judgement => judgement.Abstract, static judgement => judgement.Grade)))
                    .Where(static query => query.Grades.Count > 0),
            ]);
    }

    private static IReadOnlyList<T> Lines<T>(string folder, string file, Func<JsonElement, T> read) =>
    [
        .. File.ReadLines(Path.Combine(folder, file)).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return read(json.RootElement);
        }),
    ];

    private static string Text(JsonElement line, string property) => line.GetProperty(property).GetString()!;
}
