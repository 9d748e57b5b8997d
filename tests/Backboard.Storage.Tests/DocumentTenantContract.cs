namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentTenants() : DocumentTenantContract(TestStore.Sqlite);

public sealed class PostgresDocumentTenants() : DocumentTenantContract(TestStore.Postgres);

public abstract class DocumentTenantContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private const string Other = "other";
    private const string Space = "openai/small/2";

    [Fact]
    public async Task The_right_id_under_another_tenant_finds_nothing_and_changes_nothing()
    {
        var run = Given.Id();
        var indexed = await Indexed(DocumentScope.Of((await NewThread()).Key), run);
        await Store.Embed(indexed.Key, Space, 0, 1f);
        var pending = await Pending();
        var reading = await Claimed(await Pending(bytes: "same"));
        var twin = await Pending(bytes: "same");
        var upload = Given.Document(Scope);
        await Store.Begin(upload, Owner);
        Document[] all = [indexed, pending, reading.Document, twin, upload];
        var before = new List<(Document?, Dictionary<string, long>)>();
        foreach (var document in all) before.Add((await Store.Documents.Find(document.Key, None), await Store.Rows(document.Key)));

        foreach (var document in all) await ProbeReads(document);
        Assert.Empty(await Store.Documents.Attached(Other, [run], None));
        foreach (var document in all) await ProbeWrites(document);
        var foreign = Foreign(reading);
        Assert.False(await Store.Reading.Append(foreign, DocumentSteps.Portion(["words"]), Lease, None));
        Assert.False(await Store.Reading.Complete(foreign, "late", 1, None));
        Assert.False(await Store.Reading.CopyTwin(foreign with { Twin = indexed.Key.DocumentId }, None));
        Assert.False(await Store.Reading.CopyTwin(reading with { Twin = indexed.Key.DocumentId }, None));
        Assert.False(await Store.Reading.Fail(foreign, "late", None));
        Assert.False(await Store.Reading.Postpone(foreign, TimeSpan.Zero, "late", None));
        Assert.Equal(0, await Store.Documents.Copy(Assistant with { TenantId = Other }, (await Given.Assistant(Store, Other)).Key, Given.Now, None));

        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(before[i].Item1, await Store.Documents.Find(all[i].Key, None));
            Assert.Equal(before[i].Item2, await Store.Rows(all[i].Key));
        }

        Assert.Equal(0, await Store.Count("documents", "tenant_id = @other", ("other", Other)));
    }

    [Fact]
    public async Task The_same_bytes_of_two_tenants_are_no_twins()
    {
        var foreign = DocumentScope.Of((await Given.Assistant(Store, Other)).Key);
        await Store.Finish(await Claimed(await Pending(foreign, "same")), "words");
        Assert.Null((await Claimed(await Pending(bytes: "same"))).Twin);
    }

    private static DocumentKey Foreign(Document document) => document.Key with { TenantId = Other };

    private static DocumentClaim Foreign(DocumentClaim claim) => claim with
    {
        Document = claim.Document with { Key = Foreign(claim.Document), Scope = claim.Document.Scope with { TenantId = Other } },
    };

    private async Task ProbeReads(Document document)
    {
        var scope = document.Scope with { TenantId = Other };
        Assert.Null(await Store.Documents.Find(Foreign(document), None));
        Assert.Empty(await Store.Documents.List(scope, None));
        var shelf = await Store.Documents.Shelf(scope, None);
        Assert.Equal((0L, 0), (shelf.Head, shelf.Documents.Length));
        var page = await Store.Documents.Chunks(Foreign(document), -1, 10, Space, None);
        Assert.Equal((0, 0), (page.Chunks.Length, page.Vectors.Count));
        Assert.Empty(await Store.Documents.Chunks(scope, [new ChunkRef(document.Key.DocumentId, 0)], None));
        Assert.Null(await Store.Documents.Text(Foreign(document), 0, 10, None));
        Assert.True((await Store.Reading.Part(Foreign(document), 0, None)).IsEmpty);
    }

    private async Task ProbeWrites(Document document)
    {
        var key = Foreign(document);
        Assert.False(await Store.Uploads.Append(key, 0, "bytes"u8.ToArray(), None));
        Assert.Null(await Store.Complete(document, key: key));
        await Store.Uploads.Abandon(key, None);
        Assert.Null(await Store.Reading.Claim(key, Owner, Lease, mayJudge: true, None));
        await Store.Embed(key, "other/space", 0, 1f);
        Assert.Null(await Store.Documents.Delete(key, None));
    }
}
