using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>The documents of one assistant as rows, which a server that has just started makes an index of when it is first asked.</summary>
/// <param name="First">The first search, which builds the index from the rows.</param>
/// <param name="Processor">What it took of this process's time on all processors.</param>
/// <param name="Searches">Milliseconds each, once it is built: through the grain, words of the passages read from the rows.</param>
/// <param name="Found">Searches that returned the chunk that was asked for first.</param>
internal sealed record LargeShelf(TimeSpan First, TimeSpan Processor, IReadOnlyList<double> Searches, int Found)
{
    private const string Owner = "bench#1";
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    /// <param name="settings">Of a store that holds nothing yet.</param>
    public static async Task<LargeShelf> MeasureAsync(Run run, BackboardSettings settings, int documents)
    {
        var (large, small) = await FillAsync(run, settings, documents);
        await using var app = await InProcess.StartAsync(settings, run.Stop);
        // On another assistant, so that the code is compiled and the index is not built.
        await AskAsync(run, app, small, LargePassagesRow.WarmUp, LargePassagesRow.WarmUpDocuments);
        GC.Collect();
        var (started, spent) = (Run.Now, Environment.CpuUsage.TotalTime);
        await AskAsync(run, app, large, 1, documents);
        var (first, processor) = (Run.Since(started), Environment.CpuUsage.TotalTime - spent);
        await AskAsync(run, app, large, LargePassagesRow.WarmUp, documents);
        var (times, found) = await AskAsync(run, app, large, LargePassagesRow.Searches, documents);
        return new LargeShelf(first, processor, times, found);
    }

    /// <summary>Through the store's own ports, by a server that never serves.</summary>
    private static async Task<(Assistant Large, Assistant Small)> FillAsync(Run run, BackboardSettings settings, int documents)
    {
        await using var app = InProcess.Build(settings);
        await app.Get<INodeStore>().Initialize(run.Stop);
        run.Say($"  storing {documents * Prose.ChunksADocument:N0} chunks");
        Assistant[] assistants = [await InsertAsync(run, app), await InsertAsync(run, app)];
        await Crowd.EachAsync(clients: 8, documents, document => StoreAsync(run, app, DocumentScope.Of(assistants[0].Key), document, Prose.IdOf(document)));
        await Crowd.EachAsync(clients: 8, LargePassagesRow.WarmUpDocuments, document => StoreAsync(run, app, DocumentScope.Of(assistants[1].Key), document, Prose.IdOf(documents + document)));
        return (assistants[0], assistants[1]);
    }

    private static async Task<Assistant> InsertAsync(Run run, InProcess app)
    {
        var now = TimeProvider.System.GetUtcNow();
        var assistant = new Assistant { Key = new AssistantKey(BackboardSettings.Tenant, Guid.CreateVersion7()), Name = "large", CreatedAt = now, UpdatedAt = now };
        return await app.Get<IAssistantStore>().Insert(assistant, run.Stop) ?? throw new InvalidOperationException("the assistant exists");
    }

    private static async Task StoreAsync(Run run, InProcess app, DocumentScope scope, int document, Guid id)
    {
        var (uploads, reading, key) = (app.Get<IDocumentUploads>(), app.Get<IDocumentReading>(), new DocumentKey(scope.TenantId, id));
        await uploads.Begin(new DocumentUpload(key, $"report-{document}.txt", "txt", TimeProvider.System.GetUtcNow()), Owner, run.Stop);
        await uploads.Append(key, 0, new byte[1], run.Stop);
        await uploads.Complete(key, new DocumentPlace(scope), 1, document.ToString(CultureInfo.InvariantCulture), run.Stop);
        var claim = await reading.Claim(key, Owner, Lease, mayJudge: false, run.Stop) ?? throw new InvalidOperationException("somebody else reads it");
        var isKept = await reading.Append(claim, PortionOf(document), Lease, run.Stop)
            && await reading.Complete(claim, "A report.", pageCount: null, run.Stop);
        if (!isKept) throw new InvalidOperationException("the claim is lost");
    }

    private static DocumentPortion PortionOf(int document)
    {
        var (text, chunks) = (new StringBuilder(), ImmutableArray.CreateBuilder<DocumentChunk>());
        foreach (var chunk in Prose.ChunksOf(document, Prose.ChunksADocument))
        {
            chunks.Add(chunk with { Start = text.Length });
            text.Append(chunk.Text);
        }

        return new DocumentPortion(text.ToString(), chunks.ToImmutable());
    }

    private static async Task<(List<double> Times, int Found)> AskAsync(Run run, InProcess app, Assistant assistant, int searches, int documents)
    {
        var (times, found, thread) = (new List<double>(), 0, new ThreadKey(BackboardSettings.Tenant, Guid.CreateVersion7()));
        for (var search = 0; search < searches; search++)
        {
            var (document, ordinal) = LargePassagesRow.Asked(search, documents);
            var question = Prose.QuestionOf(document, ordinal);
            var started = Run.Now;
            var passages = await app.Get<IDocuments>().Search(assistant, thread, question, LargePassagesRow.Limit, run.Stop);
            times.Add(Run.Since(started).TotalMilliseconds);
            if (passages.IsEmpty) throw new InvalidOperationException($"nothing found: {question}");
            if (passages[0].Filename == $"report-{document}.txt" && passages[0].Chunk.Ordinal == ordinal) found++;
        }

        return (times, found);
    }
}
