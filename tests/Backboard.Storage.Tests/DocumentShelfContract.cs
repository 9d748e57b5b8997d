namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentShelf() : DocumentShelfContract(TestStore.Sqlite);

public sealed class PostgresDocumentShelf() : DocumentShelfContract(TestStore.Postgres);

public abstract class DocumentShelfContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    [Fact]
    public async Task The_head_is_raised_by_an_index_and_by_the_removal_of_an_indexed_document_and_by_nothing_else()
    {
        Assert.Equal(0, await Head());
        var claim = await Claimed(await Pending());
        await Store.Reading.Append(claim, DocumentSteps.Portion(["words"]), Lease, None);
        await Store.Reading.Postpone(claim, TimeSpan.Zero, "later", None);
        var failing = (await Claim(claim.Document))!;
        await Store.Reading.Fail(failing, "broken", None);
        await Store.Documents.Delete((await Pending()).Key, None);
        await Store.Documents.Delete(failing.Document.Key, None);
        Assert.Equal(0, await Head());
        var (first, second) = (await Indexed(), await Indexed());
        Assert.Equal(2, await Head());
        await Store.Embed(first.Key, "a/b", 0, 1f);
        Assert.Equal(2, await Head());
        await Store.Documents.Delete(first.Key, None);
        await Store.Documents.Delete(first.Key, None);
        Assert.Equal(3, await Head());
        await Indexed(DocumentScope.Of((await NewThread()).Key));
        Same.Items([second], (await Store.Documents.Shelf(Scope, None)).Documents);
        Assert.Equal(3, await Head());
    }

    [Fact]
    public async Task Documents_of_a_scope_are_shelved_oldest_first_and_listed_newest_first()
    {
        Document[] documents = [await Pending(), await Indexed(), (await Claimed(await Pending())).Document];
        await Store.Begin(Given.Document(Scope), Owner);
        await Pending(DocumentScope.Of((await NewThread()).Key));
        var shelf = await Store.Documents.Shelf(Scope, None);
        Assert.Equal(1, shelf.Head);
        Same.Items(documents, shelf.Documents);
        Same.Items(documents.Reverse(), await Store.Documents.List(Scope, None));
        Assert.Empty((await Store.Documents.Shelf(Scope with { OwnerId = Given.Id() }, None)).Documents);
    }

    [Fact]
    public async Task Changes_at_once_raise_the_head_once_each()
    {
        var claims = new List<DocumentClaim>();
        for (var i = 0; i < 12; i++) claims.Add(await Claimed(await Pending()));
        await Task.WhenAll(claims.Select(claim => Store.Finish(claim, "words")));
        Assert.Equal(12, await Head());
        await Task.WhenAll(claims.Select(claim => Store.Documents.Delete(claim.Document.Key, None)));
        Assert.Equal(24, await Head());
    }

    [Fact]
    public async Task A_write_to_a_thread_tells_whether_there_are_documents()
    {
        var (thread, other) = (await NewThread(), await NewThread());
        Assert.False(await HasDocuments(thread));
        var upload = Given.Document(DocumentScope.Of(thread.Key));
        await Store.Begin(upload, Owner);
        Assert.False(await HasDocuments(thread));
        await Store.Complete(upload);
        Assert.True(await HasDocuments(thread));
        Assert.False(await HasDocuments(other));
        await Store.Reading.Fail(await Claimed(upload), "broken", None);
        Assert.True(await HasDocuments(thread));
        await Store.Documents.Delete(upload.Key, None);
        Assert.False(await HasDocuments(thread));
        var shared = await Pending();
        Assert.True(await HasDocuments(thread));
        Assert.True(await HasDocuments(other));
        await Store.Documents.Delete(shared.Key, None);
        Assert.False(await HasDocuments(other));
    }

    [Fact]
    public async Task A_thread_that_is_created_tells_of_its_assistants_documents_also_when_repeated()
    {
        await Pending();
        var thread = new Lane(Store, new ThreadKey(Tenant, Given.Id()), Owner);
        var creation = thread.Creation(AssistantId);
        Assert.True((await Store.Threads.Write(creation, None)).HasDocuments);
        Assert.True((await Store.Threads.Write(creation, None)).HasDocuments);
        var free = new Lane(Store, new ThreadKey(Tenant, Given.Id()), Owner);
        Assert.False((await free.Commit(free.Creation((await Given.Assistant(Store, Tenant)).Key.AssistantId))).HasDocuments);
    }

    [Fact]
    public async Task Of_writes_at_once_each_is_told_of_its_own_documents()
    {
        var lanes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => NewThread()));
        foreach (var lane in lanes.Where((_, i) => i % 3 == 0)) await Pending(DocumentScope.Of(lane.Key));
        var results = await Task.WhenAll(lanes.Select(lane => lane.Commit(lane.Next())));
        Same.Items(lanes.Select((_, i) => i % 3 == 0), results.Select(result => result.HasDocuments));
    }

    private static async Task<bool> HasDocuments(Lane thread)
    {
        var result = await thread.Commit(thread.Next());
        Assert.Equal(WriteOutcome.Committed, result.Outcome);
        return result.HasDocuments;
    }
}
