using System.Security.Cryptography;

namespace Backboard.Storage.Tests;

public sealed class SqliteDocumentUploads() : DocumentUploadContract(TestStore.Sqlite);

public sealed class PostgresDocumentUploads() : DocumentUploadContract(TestStore.Postgres);

public abstract class DocumentUploadContract(Func<Task<TestStore>> start) : DocumentContract(start)
{
    [Fact]
    public async Task A_document_is_seen_once_all_its_parts_are_there()
    {
        var document = Given.Document(Scope, "résumé.pdf");
        byte[][] parts = [.. new[] { IDocumentUploads.PartBytes, IDocumentUploads.PartBytes, 7 }.Select(RandomNumberGenerator.GetBytes)];
        await Store.Begin(document, Owner);
        for (var i = 0; i < parts.Length; i++) Assert.True(await Store.Uploads.Append(document.Key, i, parts[i], None));
        Assert.Null(await Store.Documents.Find(document.Key, None));
        Assert.Empty(await Store.Documents.List(Scope, None));
        Assert.Empty((await Store.Documents.Shelf(Scope, None)).Documents);
        Assert.Null(await Store.Documents.Delete(document.Key, None));
        var stored = (await Store.Complete(document, 2_097_159))!;
        Assert.Equal(document with { Status = DocumentStatus.Pending, Size = 2_097_159, Sha256 = "abc", UpdatedAt = stored.UpdatedAt }, stored);
        Assert.Equal(stored, await Store.Documents.Find(document.Key, None));
        for (var i = 0; i < parts.Length; i++) Assert.Equal(parts[i], (await Store.Reading.Part(document.Key, i, None)).ToArray());
        Assert.True((await Store.Reading.Part(document.Key, parts.Length, None)).IsEmpty);
        Assert.False(await Store.Uploads.Append(document.Key, 0, "late"u8.ToArray(), None));
        Assert.Equal(stored, await Store.Complete(document, 1, "other"));
    }

    [Fact]
    public async Task A_part_must_have_bytes_and_not_too_many()
    {
        var document = Given.Document(Scope);
        await Store.Begin(document, Owner);
        foreach (var size in (int[])[0, IDocumentUploads.PartBytes + 1])
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Uploads.Append(document.Key, 0, new byte[size], None));
    }

    [Fact]
    public async Task An_abandoned_upload_leaves_no_row_and_a_document_stays()
    {
        var upload = Given.Document(Scope);
        await Store.Begin(upload, Owner);
        await Store.Uploads.Append(upload.Key, 0, "bytes"u8.ToArray(), None);
        await Store.Uploads.Abandon(upload.Key, None);
        Assert.Equal(0, await Rows(upload));
        Assert.False(await Store.Uploads.Append(upload.Key, 1, "bytes"u8.ToArray(), None));
        Assert.Null(await Store.Complete(upload));
        var document = await Store.Upload(upload, "again", Owner);
        await Store.Uploads.Abandon(document.Key, None);
        Assert.Equal(document, await Find(document));
    }

    [Fact]
    public async Task Nothing_is_completed_for_what_is_gone()
    {
        var (kept, gone) = (await NewThread(), await NewThread());
        await Store.Threads.Delete(gone.Key, None);
        DocumentScope[] scopes =
        [
            DocumentScope.Of(gone.Key), DocumentScope.Of(new ThreadKey(Tenant, Given.Id())), Scope with { OwnerId = Given.Id() },
            Scope with { TenantId = "other" }, DocumentScope.Of(kept.Key with { TenantId = "other" }),
        ];
        foreach (var scope in scopes)
        {
            var upload = Given.Document(scope);
            await Store.Begin(upload, Owner);
            Assert.Null(await Store.Complete(upload));
            await Store.Uploads.Abandon(upload.Key, None);
            Assert.Equal(0, await Rows(upload));
        }

        Assert.NotNull(await Pending(DocumentScope.Of(kept.Key)));
    }

    [Fact]
    public async Task A_messages_file_may_come_before_its_thread_and_goes_with_it()
    {
        var thread = new Lane(Store, new ThreadKey(Tenant, Given.Id()), Owner);
        var document = await Pending(DocumentScope.Of(thread.Key), runId: Given.Id());
        Assert.True((await thread.Commit(thread.Creation(AssistantId))).HasDocuments);
        Same.Items([document], (await Store.Documents.Shelf(DocumentScope.Of(thread.Key), None)).Documents);
        await Store.Threads.Delete(thread.Key, None);
        Assert.Equal(0, await Rows(document));
    }

    [Fact]
    public async Task A_run_has_one_file_at_each_place_however_many_come_at_once()
    {
        var scope = DocumentScope.Of((await NewThread()).Key);
        var run = Given.Id();
        var uploads = Enumerable.Range(0, 8).Select(_ => Given.Document(scope, runId: run)).ToList();
        foreach (var upload in uploads) await Store.Begin(upload, Owner);
        var placed = await Task.WhenAll(uploads.Select(upload => Store.Complete(upload)));
        var winner = Assert.Single(placed.Select(document => document!.Key).Distinct());
        Same.Items([winner], (await Store.Documents.Attached(Tenant, [run], None)).Select(document => document.Key));
        foreach (var upload in uploads.Where(upload => upload.Key != winner)) await Store.Uploads.Abandon(upload.Key, None);
        Assert.Equal(1, await Store.Count("documents", "TRUE"));
        Assert.NotNull(await Store.Upload(Given.Document(scope, runId: run), "second", Owner, ordinal: 1));
    }

    [Fact]
    public async Task Attachments_are_given_in_the_order_they_were_sent()
    {
        var scope = DocumentScope.Of((await NewThread()).Key);
        Guid[] runs = [Given.Id(), Given.Id()];
        List<Document> sent = [];
        foreach (var run in runs)
            foreach (var (ordinal, id) in Enumerable.Range(0, 4).Select(_ => Given.Id()).Reverse().ToList().Index())
                sent.Add(await Store.Upload(Given.Document(scope, runId: run, id: id) with { CreatedAt = Given.Now }, "bytes", Owner, ordinal));
        await Pending(scope);
        await Store.Begin(Given.Document(scope, runId: runs[0]), Owner);
        Same.Items(sent, await Store.Documents.Attached(Tenant, [runs[1], runs[0], Given.Id()], None));
        Same.Items(sent[..4], await Store.Documents.Attached(Tenant, [runs[0]], None));
        Assert.Empty(await Store.Documents.Attached(Tenant, [], None));
    }

    [Fact]
    public async Task Uploads_racing_the_deletion_of_their_owner_leave_no_row()
    {
        for (var round = 0; round < 20; round++)
        {
            var thread = await NewThread();
            var documents = Enumerable.Range(0, 4).Select(_ => Given.Document(DocumentScope.Of(thread.Key))).ToList();
            var uploads = documents.Select(async document =>
            {
                await Store.Begin(document, Owner);
                await Store.Uploads.Append(document.Key, 0, "bytes"u8.ToArray(), None);
                if (await Store.Complete(document) is null) await Store.Uploads.Abandon(document.Key, None);
            }).ToList();
            Assert.True(await Store.Threads.Delete(thread.Key, None));
            await Task.WhenAll(uploads);
            foreach (var document in documents) Assert.Equal(0, await Rows(document));
        }
    }
}
