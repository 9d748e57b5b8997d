namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentTwins() : DocumentTwinContract(TestStore.Sqlite);

public sealed class PostgresDocumentTwins() : DocumentTwinContract(TestStore.Postgres);

/// <summary>The same bytes twice in one scope: two documents, one reading.</summary>
public abstract class DocumentTwinContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private const string Space = "openai/small/2";

    [Fact]
    public async Task The_younger_waits_for_the_older_and_takes_its_text()
    {
        var (older, younger) = (await Pending(bytes: "same"), await Pending(bytes: "same", filename: "copy.md"));
        Assert.Null(await Claim(younger));
        Same.Items([older.Key], await Store.Reading.Due(false, 10, None));
        var reading = await Claimed(older);
        Assert.Null(await Claim(younger, mayJudge: true));
        Assert.Empty(await Store.Reading.Due(true, 10, None));
        Assert.True(await Store.Reading.Append(reading, DocumentSteps.Portion([new string('x', 10_000)]), Lease, None));
        older = await Store.Finish(reading);
        await Store.Embed(older.Key, Space, 0, 1f, 2f);
        Same.Items([younger.Key], await Store.Reading.Due(false, 10, None));

        var claim = (await Claim(younger))!;
        Assert.Equal(older.Key.DocumentId, claim.Twin);
        Assert.True(await Store.Reading.CopyTwin(claim, None));
        var copy = await Find(younger);
        Assert.Equal(
            older with
            {
                Key = younger.Key, Filename = "copy.md", StartedAt = copy.StartedAt, CompletedAt = copy.CompletedAt,
                CreatedAt = younger.CreatedAt, UpdatedAt = copy.UpdatedAt,
            },
            copy);
        Assert.Equal(await Store.Documents.Text(older.Key, 0, 20_000, None), await Store.Documents.Text(younger.Key, 0, 20_000, None));
        var page = await Store.Documents.Chunks(younger.Key, -1, 10, Space, None);
        Same.Items((await Store.Documents.Chunks(older.Key, -1, 10, Space, None)).Chunks, page.Chunks);
        Assert.Equal([1f, 2f], page.Vectors[0].ToArray());
        Assert.Equal(2, await Head());
        Assert.False(await Store.Reading.CopyTwin(claim, None));
        Assert.Equal(2, await Head());
    }

    [Fact]
    public async Task Another_scope_type_or_content_is_no_twin()
    {
        await Indexed();
        var older = await Pending(bytes: "same");
        Document[] others =
        [
            await Pending(bytes: "other"), await Pending(bytes: "same", filename: "notes.txt"),
            await Pending(DocumentScope.Of((await NewThread()).Key), "same"),
            await Pending(DocumentScope.Of((await Given.Assistant(Store, Tenant)).Key), "same"),
        ];
        await Claimed(older);
        foreach (var other in others) Assert.Null((await Claimed(other)).Twin);
    }

    [Fact]
    public async Task A_document_is_read_itself_when_its_older_twin_fails_or_goes()
    {
        var (first, second, third) = (await Pending(bytes: "same"), await Pending(bytes: "same"), await Pending(bytes: "same"));
        Assert.True(await Store.Reading.Fail(await Claimed(first), "The parser died.", None));
        Assert.Null(await Claim(third));
        var claim = (await Claim(second))!;
        Assert.Null(claim.Twin);
        Assert.False(await Store.Reading.CopyTwin(claim, None));
        Assert.NotNull(await Store.Documents.Delete(second.Key, None));
        Assert.Null((await Claim(third))!.Twin);
    }

    [Fact]
    public async Task A_twin_that_went_meanwhile_is_not_copied()
    {
        var (older, younger) = (await Pending(bytes: "same"), await Pending(bytes: "same"));
        await Store.Finish(await Claimed(older), "words");
        var claim = (await Claim(younger))!;
        Assert.NotNull(await Store.Documents.Delete(older.Key, None));
        var head = await Head();
        Assert.False(await Store.Reading.CopyTwin(claim, None));
        Assert.Equal((DocumentStatus.Processing, head), ((await Find(younger)).Status, await Head()));
        Assert.True(await Store.Reading.Append(claim, DocumentSteps.Portion(["words"]), Lease, None));
    }
}
