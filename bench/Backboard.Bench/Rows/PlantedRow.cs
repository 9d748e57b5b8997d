using System.Collections.Immutable;
using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;
using Backboard.Testing;

namespace Backboard.Bench.Rows;

/// <summary>200 facts in files of every kind among pages of filler, uploaded and read, each asked for as a person would.</summary>
internal static class PlantedRow
{
    private const int Passages = 5;

    public static Row Row { get; } = new("planted-facts", "200 facts in files of every kind among 1,000 pages of filler", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var (pages, chunks) = (run.Size(1_000, 200), 0);
        var library = PlantedLibrary.Of(pages);
        await using var app = await InProcess.StartAsync(new BackboardSettings(), run.Stop);
        using var http = Server.ClientOf(app.Address);
        var client = new DocumentClient(http);
        var assistant = await client.CreateAssistantAsync("library", run.Stop);
        run.Say($"  uploading {library.Length} files");
        List<Guid> documents = [];
        foreach (var file in library) documents.Add(await client.UploadAsync(assistant, file.Name, file.ToBytes(), run.Stop));
        foreach (var document in documents) chunks += await client.IndexedAsync(document, run.Stop);

        var asker = new Assistant { Key = new AssistantKey(BackboardSettings.Tenant, assistant), Name = "library" };
        var thread = new ThreadKey(BackboardSettings.Tenant, Guid.CreateVersion7());
        var (found, first, placed, facts) = (0, 0, 0, library.SelectMany(static file => file.Facts).ToList());
        foreach (var planted in facts)
        {
            var passages = await app.Get<IDocuments>().Search(asker, thread, planted.Fact.Question, Passages, run.Stop);
            var right = passages.Where(passage => planted.IsIn(passage.Filename, passage.Chunk.Text)).ToImmutableArray();
            if (right.IsEmpty) continue;
            found++;
            if (right[0] == passages[0]) first++;
            if (right.All(passage => planted.IsAt(passage.Chunk.Page, passage.Chunk.Heading))) placed++;
        }

        return
        [
            Figure.AtLeast(
                Row.Name, $"{facts.Count} facts among {pages:N0} pages, {chunks:N0} chunks of {library.Length} files: passage@{Passages}",
                $"{found} found, {first} of them first", 100.0 * found / facts.Count, 98, "F1"),
            Figure.AtLeast(Row.Name, "right page or sheet of what was found", $"{placed} of {found}", 100.0 * placed / found, 100, "F1"),
        ];
    }
}
