using System.Text;

namespace Backboard.Storage.Tests.Support;

/// <summary>A word uploaded, read and summarized, then taken away: afterwards it must be nowhere.</summary>
public static class DocumentCanary
{
    /// <summary>How each of the words begins.</summary>
    public const string Prefix = "canary-";

    public static ImmutableArray<Func<TestStore, Document, Task>> Removals { get; } =
    [
        async (store, document) => Assert.NotNull(await store.Documents.Delete(document.Key, CancellationToken.None)),
        async (store, document) => Assert.True(
            await store.Threads.Delete(new ThreadKey(document.Scope.TenantId, document.Scope.OwnerId), CancellationToken.None)),
        async (store, document) =>
        {
            var thread = (await store.Queries.Find(new ThreadKey(document.Scope.TenantId, document.Scope.OwnerId), CancellationToken.None))!;
            Assert.NotNull(await store.Assistants.Delete(new AssistantKey(document.Scope.TenantId, thread.AssistantId), CancellationToken.None));
        },
    ];

    /// <summary>A document of a thread that holds the word wherever a document holds words, in plain and in large values.</summary>
    public static async Task<Document> Put(TestStore store, string canary)
    {
        const string owner = "node-a#1";
        var assistant = await Given.Assistant(store, "acme");
        var thread = await Lane.Create(store, "acme", assistant.Key.AssistantId, owner);
        var scope = DocumentScope.Of(thread.Key);
        var document = Given.Document(scope, $"{canary}.pdf");
        await store.Begin(document, owner);
        foreach (var part in (int[])[0, 1])
            await store.Uploads.Append(document.Key, part, Part(canary, part), CancellationToken.None);
        await store.Complete(document, 2 * IDocumentUploads.PartBytes, canary);
        await store.Finish((await Claim())!, canary, $"{canary} again ");
        await store.Embed(document.Key, "openai/small/2", 0, 1f);
        // Read by one that was taken for dead, then failed: what it had written goes with the document.
        var failed = await store.Upload(Given.Document(scope), canary, owner);
        var lost = (await store.Reading.Claim(failed.Key, owner, DocumentSteps.Lease, mayJudge: false, CancellationToken.None))!;
        await store.Reading.Append(lost, DocumentSteps.Portion([canary]), DocumentSteps.Lease, CancellationToken.None);
        await store.Reading.Fail(lost, canary, CancellationToken.None);
        await store.Documents.Delete(failed.Key, CancellationToken.None);
        return document;

        Task<DocumentClaim?> Claim() => store.Reading.Claim(document.Key, owner, DocumentSteps.Lease, mayJudge: false, CancellationToken.None);
    }

    /// <summary>Bytes that no compression hides the word in.</summary>
    private static byte[] Part(string canary, int seed)
    {
        var bytes = new byte[IDocumentUploads.PartBytes];
        new Random(seed).NextBytes(bytes);
        for (var at = 0; at < bytes.Length - 100; at += 50_000) Encoding.UTF8.GetBytes(canary, bytes.AsSpan(at));
        return bytes;
    }
}
