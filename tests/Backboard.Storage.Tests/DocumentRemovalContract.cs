namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentRemoval() : DocumentRemovalContract(TestStore.Sqlite);

public sealed class PostgresDocumentRemoval() : DocumentRemovalContract(TestStore.Postgres);

public abstract class DocumentRemovalContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private static readonly string[] Tables = ["document_chunks", "document_parts", "document_texts", "document_vectors", "documents"];

    [Fact]
    public async Task A_deleted_document_leaves_no_row_in_any_table()
    {
        var (document, kept) = (await Whole(Scope), await Whole(Scope));
        var rows = await Store.Rows(document.Key);
        Assert.Superset(Tables.ToHashSet(), rows.Keys.ToHashSet());
        Assert.All(rows, row => Assert.True(row.Value > 0, row.Key));
        Assert.Equal(document, await Store.Documents.Delete(document.Key, None));
        Assert.Equal(0, await Rows(document));
        Assert.Equal(rows, await Store.Rows(kept.Key));
        Assert.Null(await Store.Documents.Delete(document.Key, None));
        Assert.Equal(0, await Rows(document));
    }

    [Fact]
    public async Task A_thread_takes_its_documents_along_in_any_state()
    {
        var (thread, other) = (await NewThread(), await NewThread());
        var scope = DocumentScope.Of(thread.Key);
        var reading = await Claimed(await Pending(scope));
        await Store.Reading.Append(reading, DocumentSteps.Portion(["half"]), Lease, None);
        Document[] gone = [await Whole(scope), await Whole(scope, Given.Id()), await Pending(scope), reading.Document];
        Document[] kept = [await Whole(Scope), await Whole(DocumentScope.Of(other.Key))];
        Assert.True(await Store.Threads.Delete(thread.Key, None));
        foreach (var document in gone) await AssertBuried(document);
        Assert.Equal((0, 0), ((await Store.Documents.Shelf(scope, None)).Documents.Length, await Head(scope)));
        Assert.False(await Store.Reading.Append(reading, DocumentSteps.Portion(["half"], start: 4, ordinal: 1), Lease, None));
        Assert.False(await Store.Reading.Complete(reading, "late", 1, None));
        foreach (var document in kept) Assert.Equal(document, await Find(document));
        Assert.Equal(0, await Store.Count("document_scopes", "scope_id = @id", ("id", thread.Key.ThreadId)));
        Assert.Equal(1, await Head());
    }

    [Fact]
    public async Task An_assistant_takes_its_own_documents_and_those_of_its_threads()
    {
        var thread = await NewThread();
        Document[] gone = [await Whole(Scope), await Whole(DocumentScope.Of(thread.Key)), await Pending()];
        var kept = await Whole(DocumentScope.Of((await Given.Assistant(Store, Tenant)).Key));
        Assert.NotNull(await Store.Assistants.Delete(Assistant, None));
        foreach (var document in gone) await AssertBuried(document);
        Assert.Equal(kept, await Find(kept));
        Assert.Equal(1, await Store.Count("documents", "TRUE"));
        Assert.Equal(1, await Store.Count("document_scopes", "TRUE"));
    }

    [Fact]
    public async Task Reading_and_deleting_at_once_leave_no_row()
    {
        for (var round = 0; round < 15; round++)
        {
            var thread = await NewThread();
            var scope = DocumentScope.Of(thread.Key);
            var claims = new List<DocumentClaim>();
            for (var i = 0; i < 4; i++) claims.Add(await Claimed(await Pending(scope)));
            var readings = claims.Select(async claim =>
            {
                if (await Store.Reading.Append(claim, DocumentSteps.Portion(["words"]), Lease, None)
                    && await Store.Reading.Complete(claim, "About words.", 1, None))
                    await Store.Embed(claim.Document.Key, "a/b", 0, 1f);
            }).ToList();
            var deletions = claims[..2].Select(claim => Store.Documents.Delete(claim.Document.Key, None)).ToList();
            Assert.True(await Store.Threads.Delete(thread.Key, None));
            await Task.WhenAll([.. readings, .. deletions]);
            foreach (var claim in claims) Assert.Equal(0, await Rows(claim.Document));
            Assert.Equal(0, await Store.Count("document_scopes", "scope_id = @id", ("id", thread.Key.ThreadId)));
        }
    }

    [Fact]
    public async Task A_twin_is_copied_or_gone_when_all_is_deleted_at_once()
    {
        for (var round = 0; round < 15; round++)
        {
            var thread = await NewThread();
            var scope = DocumentScope.Of(thread.Key);
            var (older, younger) = (await Pending(scope, "same"), await Pending(scope, "same"));
            await Store.Finish(await Claimed(older), "words");
            var copying = Store.Reading.CopyTwin((await Claim(younger))!, None);
            var deletion = round % 2 == 0 ? Store.Documents.Delete(older.Key, None) : Task.FromResult<Document?>(null);
            Assert.True(await Store.Threads.Delete(thread.Key, None));
            await Task.WhenAll(copying, deletion);
            Assert.Equal(0, await Rows(older) + await Rows(younger));
        }
    }

    /// <summary>An indexed document that has rows in every table.</summary>
    private async Task<Document> Whole(DocumentScope scope, Guid? runId = null)
    {
        var document = await Indexed(scope, runId);
        await Store.Embed(document.Key, "a/b", 0, 1f);
        return document;
    }

    private async Task AssertBuried(Document document)
    {
        Assert.Equal(0, await Rows(document));
        Assert.Equal(1, await Store.Count("tombstones", "id = @id", ("id", document.Key.DocumentId)));
    }
}
