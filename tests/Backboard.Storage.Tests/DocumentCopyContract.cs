namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentCopy() : DocumentCopyContract(TestStore.Sqlite);

public sealed class PostgresDocumentCopy() : DocumentCopyContract(TestStore.Postgres);

public abstract class DocumentCopyContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private const string Space = "openai/small/2";

    private static readonly DateTimeOffset Later = Given.Now.AddDays(1);

    [Fact]
    public async Task Indexed_documents_are_copied_with_their_text_and_those_not_read_yet_to_be_read()
    {
        var indexed = await Indexed(paragraphs: ["One. ", "Two. "]);
        await Store.Embed(indexed.Key, Space, 1, 1f, 2f);
        var pending = await Pending();
        var reading = await Claimed(await Pending());
        await Store.Reading.Append(reading, DocumentSteps.Portion(["half"]), Lease, None);
        await Store.Reading.Fail(await Claimed(await Pending()), "broken", None);
        await Store.Begin(Given.Document(Scope), Owner);
        await Indexed(DocumentScope.Of((await NewThread()).Key));
        var to = (await Given.Assistant(Store, Tenant)).Key;
        var scope = DocumentScope.Of(to);

        Assert.Equal(3, await Store.Documents.Copy(Assistant, to, Later, None));
        var shelf = await Store.Documents.Shelf(scope, None);
        Assert.Equal(1, shelf.Head);
        Same.Items(
            ((Document[])[indexed, pending, reading.Document]).Select(document => Ids.OfCopy(document.Key.DocumentId, to.AssistantId)),
            shelf.Documents.Select(document => document.Key.DocumentId));
        var copy = shelf.Documents[0];
        Assert.Equal(
            indexed with
            {
                Key = copy.Key, Scope = scope, Attempt = 0, StartedAt = null, CompletedAt = copy.CompletedAt, CreatedAt = Later,
                UpdatedAt = copy.UpdatedAt,
            },
            copy);
        Assert.Equal("One. Two. ", await Store.Documents.Text(copy.Key, 0, 100, None));
        var page = await Store.Documents.Chunks(copy.Key, -1, 10, Space, None);
        Same.Items((await Store.Documents.Chunks(indexed.Key, -1, 10, null, None)).Chunks, page.Chunks);
        Assert.Equal([1f, 2f], page.Vectors[1].ToArray());
        foreach (var unread in shelf.Documents[1..])
        {
            Assert.Equal((DocumentStatus.Pending, null, 0), (unread.Status, unread.ChunkCount, unread.Attempt));
            Assert.Null(await Store.Documents.Text(unread.Key, 0, 10, None));
            Assert.False((await Store.Reading.Part(unread.Key, 0, None)).IsEmpty);
            Assert.NotNull(await Claim(unread));
        }
    }

    [Fact]
    public async Task A_repeated_copy_adds_only_what_is_missing_and_nothing_that_was_deleted()
    {
        Document first = await Indexed(), second = await Indexed();
        var to = (await Given.Assistant(Store, Tenant)).Key;
        Assert.Equal(2, await Store.Documents.Copy(Assistant, to, Later, None));
        Assert.Equal(2, await Store.Documents.Copy(Assistant, to, Later, None));
        Assert.Equal(2, await Head(DocumentScope.Of(to)));
        await Store.Documents.Delete(new DocumentKey(Tenant, Ids.OfCopy(first.Key.DocumentId, to.AssistantId)), None);
        var third = await Indexed();
        Assert.Equal(2, await Store.Documents.Copy(Assistant, to, Later, None));
        Same.Items(
            [second.Summary, third.Summary], (await Store.Documents.Shelf(DocumentScope.Of(to), None)).Documents.Select(copy => copy.Summary));
        await Store.Documents.Delete(second.Key, None);
        Assert.Equal(2, (await Store.Documents.List(DocumentScope.Of(to), None)).Length);
    }

    [Fact]
    public async Task Nothing_is_copied_to_a_missing_assistant_or_another_tenant()
    {
        await Indexed();
        var foreign = (await Given.Assistant(Store, "other")).Key;
        foreach (var to in (AssistantKey[])[foreign, new(Tenant, foreign.AssistantId), new(Tenant, Given.Id())])
            Assert.Equal(0, await Store.Documents.Copy(Assistant, to, Later, None));
        Assert.Equal(0, await Store.Documents.Copy(Assistant with { TenantId = "other" }, foreign, Later, None));
        Assert.Equal(1, await Store.Count("documents", "TRUE"));
    }
}
