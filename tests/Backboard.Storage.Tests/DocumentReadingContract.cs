namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentReading() : DocumentReadingContract(TestStore.Sqlite);

public sealed class PostgresDocumentReading() : DocumentReadingContract(TestStore.Postgres);

public abstract class DocumentReadingContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    private static readonly DocumentPortion Portion = DocumentSteps.Portion(["One. ", "Two. "]);

    [Fact]
    public async Task Of_twenty_claimers_one_wins()
    {
        await Store.Nodes.Join(Node, None);
        for (var round = 0; round < 15; round++)
        {
            var document = await Pending();
            var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Claim(document)));
            var claim = Assert.Single(claims, claim => claim is not null)!;
            Assert.Equal((DocumentStatus.Processing, 1, Owner), (claim.Document.Status, claim.Document.Attempt, claim.Owner));
            Assert.NotNull(claim.Document.StartedAt);
            Assert.Equal(claim.Document, await Find(document));
        }
    }

    [Fact]
    public async Task Of_twenty_that_find_the_reader_dead_one_takes_over()
    {
        await Store.Nodes.Join(Node, None);
        for (var round = 0; round < 15; round++)
        {
            var document = await Pending();
            Assert.NotNull(await Claim(document, "dead#1"));
            var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Claim(document)));
            Assert.Equal(2, Assert.Single(claims, claim => claim is not null)!.Document.Attempt);
        }
    }

    [Fact]
    public async Task A_claim_ends_with_its_lease_its_owner_or_by_being_postponed()
    {
        var document = await Pending();
        var first = await Claimed(document);
        Assert.Null(await Claim(document, "else#1", mayJudge: true));
        Assert.Empty(await Store.Reading.Due(true, 10, None));

        Assert.True(await Store.Reading.Append(first, Portion, TimeSpan.FromSeconds(-1), None));
        Same.Items([document.Key], await Store.Reading.Due(false, 10, None));
        var second = (await Claim(document))!;
        Assert.Equal(2, second.Document.Attempt);

        await Store.Sql("UPDATE nodes SET heartbeat_at = {now} - @age", ("age", TimeSpan.FromSeconds(16)));
        Assert.Empty(await Store.Reading.Due(false, 10, None));
        Assert.Null(await Claim(document));
        Same.Items([document.Key], await Store.Reading.Due(true, 10, None));
        Assert.Equal(3, (await Claim(document, mayJudge: true))!.Document.Attempt);

        await Store.Nodes.Leave(Node, None);
        Same.Items([document.Key], await Store.Reading.Due(false, 10, None));
        Assert.Equal(4, (await Claim(document, "unknown#1"))!.Document.Attempt);
        var fifth = (await Claim(document, "unknown#1"))!;

        Assert.True(await Store.Reading.Postpone(fifth, Hour, "The parser is busy.", None));
        Assert.Empty(await Store.Reading.Due(true, 10, None));
        Assert.Null(await Claim(document));
        Assert.Equal((DocumentStatus.Pending, "The parser is busy."), ((await Find(document)).Status, (await Find(document)).StatusMessage));
        await Store.Sql("UPDATE documents SET due_at = {now}");
        var sixth = (await Claim(document))!;
        Assert.Equal((6, null), (sixth.Document.Attempt, sixth.Document.StatusMessage));
    }

    [Fact]
    public async Task A_lost_claim_writes_nothing()
    {
        var document = await Pending();
        var lost = (await Claim(document, "dead#1"))!;
        await Store.Reading.Append(lost, Portion, Lease, None);
        var held = await Claimed(document);
        Assert.Equal(2, await Rows(document));
        var before = await Find(document);
        foreach (var claim in (DocumentClaim[])[lost, held with { Owner = "else#1" }, lost with { Owner = held.Owner }])
        {
            Assert.False(await Store.Reading.Append(claim, Portion, Lease, None));
            Assert.False(await Store.Reading.Complete(claim, "late", 1, None));
            Assert.False(await Store.Reading.Fail(claim, "late", None));
            Assert.False(await Store.Reading.Postpone(claim, Lease, "late", None));
        }

        Assert.Equal(before, await Find(document));
        Assert.Equal(2, await Rows(document));
        Assert.True(await Store.Reading.Append(held, Portion, Lease, None));
        Assert.Equal("One. Two. ", await Store.Documents.Text(document.Key, 0, 100, None));
    }

    [Fact]
    public async Task Progress_is_shown_and_the_end_is_final()
    {
        var claim = await Claimed(await Pending());
        Assert.Equal((null, null), (claim.Document.ChunkCount, claim.Document.TotalTokens));
        Assert.True(await Store.Reading.Append(claim, new DocumentPortion("Preface. ", []), Lease, None));
        Assert.True(await Store.Reading.Append(claim, DocumentSteps.Portion(["One. ", "Twenty-two. "], start: 9), Lease, None));
        var half = await Find(claim.Document);
        Assert.Equal((DocumentStatus.Processing, 2, 4), (half.Status, half.ChunkCount, half.TotalTokens));
        Assert.True(await Store.Reading.Complete(claim, "About numbers.", 3, None));
        var whole = await Find(claim.Document);
        Assert.Equal((DocumentStatus.Indexed, 2, 4), (whole.Status, whole.ChunkCount, whole.TotalTokens));
        Assert.Equal(("About numbers.", 3, null), (whole.Summary, whole.PageCount, whole.StatusMessage));
        Assert.True(whole.CompletedAt >= whole.StartedAt && whole.UpdatedAt == whole.CompletedAt);
        Assert.Null(await Claim(whole, "else#1", mayJudge: true));
        Assert.False(await Store.Reading.Fail(claim, "late", None));
        Assert.False(await Store.Reading.Complete(claim, "again", 3, None));
        Assert.Empty(await Store.Reading.Due(true, 10, None));
    }

    [Fact]
    public async Task A_document_without_text_is_indexed_with_no_chunks()
    {
        var claim = await Claimed(await Pending());
        Assert.True(await Store.Reading.Complete(claim, "", null, None));
        var document = await Find(claim.Document);
        Assert.Equal((0, 0, "", null), (document.ChunkCount, document.TotalTokens, document.Summary, document.PageCount));
        Assert.Null(await Store.Documents.Text(document.Key, 0, 10, None));
    }

    [Fact]
    public async Task A_failed_document_says_why_and_keeps_its_bytes_alone()
    {
        var claim = await Claimed(await Pending());
        await Store.Reading.Append(claim, Portion, Lease, None);
        Assert.True(await Store.Reading.Fail(claim, "It is encrypted: remove the password.", None));
        var failed = await Find(claim.Document);
        Assert.Equal((DocumentStatus.Failed, "It is encrypted: remove the password."), (failed.Status, failed.StatusMessage));
        Assert.Equal((null, null, null), (failed.ChunkCount, failed.TotalTokens, failed.Summary));
        Assert.NotNull(failed.CompletedAt);
        Assert.Equal(2, await Rows(failed));
        Assert.Null(await Store.Documents.Text(failed.Key, 0, 10, None));
        Assert.Null(await Claim(failed, mayJudge: true));
    }

    [Fact]
    public async Task Those_due_are_the_oldest_first_and_no_upload()
    {
        var second = await Store.Upload(Given.Document(Scope) with { CreatedAt = Given.Now.AddDays(2) }, "b", Owner);
        var first = await Store.Upload(Given.Document(Scope) with { CreatedAt = Given.Now.AddDays(1) }, "a", Owner);
        await Store.Begin(Given.Document(Scope), "dead#1");
        await Indexed();
        Same.Items([first.Key, second.Key], await Store.Reading.Due(false, 10, None));
        Same.Items([first.Key], await Store.Reading.Due(false, 1, None));
    }

    [Fact]
    public async Task A_portion_that_does_not_follow_is_refused_whole()
    {
        var claim = await Claimed(await Pending());
        DocumentPortion[] wrong =
        [
            DocumentSteps.Portion(["gap"], ordinal: 1), DocumentSteps.Portion(["outside"], start: 1), DocumentSteps.Portion(["nul\0"]),
            DocumentSteps.Portion(["half \uD83D"]), new("text", [new DocumentChunk(0, 0, "", 0, null, null)]),
        ];
        foreach (var portion in wrong) await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.Reading.Append(claim, portion, Lease, None));
        Assert.Equal(2, await Rows(claim.Document));
        Assert.Equal(claim.Document, await Find(claim.Document));
    }
}
