namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentPruning() : DocumentPruningContract(TestStore.Sqlite);

public sealed class PostgresDocumentPruning() : DocumentPruningContract(TestStore.Postgres);

public abstract class DocumentPruningContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    [Fact]
    public async Task Uploads_of_the_dead_and_old_ones_go()
    {
        var retired = new NodeIdentity("retired", Given.Id());
        await Store.Nodes.Join(retired, None);
        await Store.Nodes.Join(Node, None);
        var (living, dead, unknown) = (await Upload(Owner), await Upload(retired.Owner), await Upload("unknown#1"));
        await Store.Nodes.Leave(retired, None);
        var indexed = await Indexed();
        Assert.Equal(2, await Store.Documents.Prune(Hour, None));
        Assert.Equal(0, await Rows(dead) + await Rows(unknown));
        Assert.Equal(2, await Rows(living));
        await Age("UPLOADING");
        Assert.Equal(1, await Store.Documents.Prune(Hour, None));
        Assert.Equal(0, await Rows(living));
        Assert.Equal(0, await Store.Documents.Prune(Hour, None));
        Assert.Equal((indexed, 1L), (await Find(indexed), await Head()));
    }

    [Fact]
    public async Task Attachments_go_whose_run_never_came()
    {
        ThreadKey never = new(Tenant, Given.Id()), late = new(Tenant, Given.Id());
        var there = await NewThread();
        var (run, lateRun) = (Given.Run(), Given.Run());
        await there.Commit(there.Put(run));
        Document[] lost =
        [
            await Indexed(DocumentScope.Of(never), Given.Id()), await Pending(DocumentScope.Of(never), runId: Given.Id()),
            await Indexed(DocumentScope.Of(there.Key), Given.Id()),
        ];
        Document[] kept =
        [
            await Indexed(DocumentScope.Of(there.Key), run.RunId), await Pending(DocumentScope.Of(late), runId: lateRun.RunId),
            await Indexed(DocumentScope.Of(there.Key)), await Indexed(),
        ];
        Assert.Equal(0, await Store.Documents.Prune(Hour, None));
        var thread = new Lane(Store, late, Owner);
        await thread.Commit(thread.Creation(AssistantId) with { Runs = [lateRun] });
        await Age("INDEXED");
        await Age("PENDING");
        Assert.Equal(3, await Store.Documents.Prune(Hour, None));
        foreach (var document in lost) Assert.Equal(0, await Rows(document));
        foreach (var document in kept) Assert.Equal(document, await Find(document));
        Assert.Equal(0, await Store.Count("documents", "loose_since IS NOT NULL"));
        Assert.Equal(0, await Store.Count("document_scopes", "scope_id = @id", ("id", never.ThreadId)));
        Assert.Equal(1, await Head());
    }

    [Fact]
    public async Task As_many_go_at_a_time_as_a_node_may_be_kept_busy_with()
    {
        for (var i = 0; i < 120; i++) await Upload("unknown#1");
        List<int> pruned = [];
        while (pruned is not [.., 0]) pruned.Add(await Store.Documents.Prune(Hour, None));
        Same.Items([100, 20, 0], pruned);
        Assert.Equal(0, await Store.Count("document_parts", "TRUE"));
    }

    private async Task<Document> Upload(string owner)
    {
        var document = Given.Document(Scope);
        await Store.Begin(document, owner);
        await Store.Uploads.Append(document.Key, 0, "bytes"u8.ToArray(), None);
        return document;
    }

    private Task Age(string status) => Store.Sql(
        "UPDATE documents SET loose_since = {now} - @age WHERE loose_since IS NOT NULL AND status = @status",
        ("age", TimeSpan.FromMinutes(61)), ("status", status));
}
