using System.Security.Cryptography;
using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class UploadTests : IAsyncLifetime
{
    private static readonly string[] Keys =
    [
        "document_id", "filename", "document_type", "status", "status_message", "summary", "file_size_bytes", "total_tokens", "chunk_count", "page_count",
        "processing_started_at", "processing_completed_at", "created_at", "updated_at", "metadata_", "assistant_id", "thread_id", "run_id",
    ];

    private FrontEnd server = null!;
    private AssistantKey assistant;

    private FakeDocuments Documents => server.Backends.Documents;

    private string Path => $"/api/assistants/{assistant.AssistantId}/documents";

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        assistant = await server.NewAssistant();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(IDocumentUploads.PartBytes - 1, false)]
    [InlineData(IDocumentUploads.PartBytes, true)]
    [InlineData(IDocumentUploads.PartBytes + 1, false)]
    [InlineData((2 * IDocumentUploads.PartBytes) + 77, true)]
    public async Task A_file_is_kept_in_parts_and_read(int size, bool chunked)
    {
        var bytes = Forms.Bytes(size);

        var answer = (await server.Client.Post(Path, Forms.File(bytes), chunked)).Ok();

        var document = Documents.All.Single();
        Assert.Equal(document.Key.DocumentId, answer["document_id"].GetGuid());
        Assert.Equal((DocumentScope.Of(assistant), null), (document.Scope, document.RunId));
        Assert.Equal((size, Convert.ToHexStringLower(SHA256.HashData(bytes))), (document.Size, document.Sha256));
        Assert.Equal(bytes, Documents.Parts(document.Key).SelectMany(static part => part));
        Assert.All(Documents.Parts(document.Key).SkipLast(1), static part => Assert.Equal(IDocumentUploads.PartBytes, part.Length));
        Assert.Equal(document.Key, Documents.Read.Single());
        Assert.Equal(Math.Min(size, 4096), server.Backends.Sniffer.Heads.Single());
    }

    [Fact]
    public async Task The_answer_is_the_contracts_with_our_additions()
    {
        var thread = server.NewThread();

        var answer = (await server.Client.Post($"/api/threads/{thread.ThreadId}/documents", Forms.File(Forms.Bytes(5), "Notes.MD"))).Ok();

        Assert.Equal(Keys, answer.Json.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(("Notes.MD", "md", "pending", 5), (
            answer["filename"].GetString(), answer["document_type"].GetString(), answer["status"].GetString(), answer["file_size_bytes"].GetInt32()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", answer["created_at"].GetString());
        Assert.Equal((thread.ThreadId, JsonValueKind.Null), (answer["thread_id"].GetGuid(), answer["assistant_id"].ValueKind));
        Assert.Equal(DocumentScope.Of(thread), Documents.All.Single().Scope);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("archive.tar.gz.md")]
    [InlineData("SHOUTED.PDF")]
    public async Task The_last_extension_decides_in_any_case(string filename) =>
        Assert.Equal(filename, (await server.Client.Post(Path, Forms.File(Forms.Bytes(5), filename))).Ok()["filename"].GetString());

    [Theory]
    [InlineData("assistants")]
    [InlineData("threads")]
    public async Task An_absent_owner_is_told_before_anything_is_read(string owner)
    {
        var answer = await server.Client.Post($"/api/{owner}/{Guid.CreateVersion7()}/documents", Forms.File(Forms.Bytes(5)));

        Assert.Equal(404, (int)answer.Status);
        Assert.Equal(0, Documents.Begun);
    }

    [Fact]
    public async Task An_owner_deleted_meanwhile_is_absent_and_nothing_is_left()
    {
        Documents.OnAppend = _ => Documents.Gone[DocumentScope.Of(assistant)] = true;

        var answer = await server.Client.Post(Path, Forms.File(Forms.Bytes(5)));

        Assert.Equal((404, "Assistant not found"), ((int)answer.Status, answer["detail"].GetString()));
        Assert.Empty(Documents.All);
    }

    [Fact]
    public async Task A_database_that_is_away_is_503()
    {
        Documents.OnAppend = _ => Documents.IsDown = true;

        var answer = await server.Client.Post(Path, Forms.File(Forms.Bytes(5)));

        Assert.Equal(503, (int)answer.Status);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.False(answer.Json.TryGetProperty("run_id", out _));
        Assert.Empty(Documents.Read);
    }

    [Fact]
    public async Task An_upload_that_was_pruned_can_be_tried_again()
    {
        Documents.LosesUploads = true;

        var answer = await server.Client.Post(Path, Forms.File(Forms.Bytes(5)));

        Assert.Equal(503, (int)answer.Status);
        Assert.Contains("send the file again", answer["detail"].GetString(), StringComparison.Ordinal);
        Assert.Empty(Documents.All);
    }

    [Fact]
    public async Task A_client_that_leaves_meanwhile_leaves_nothing()
    {
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new WrittenBody(async (body, stop) =>
            {
                await body.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"u8.ToArray(), stop);
                await body.WriteAsync(Forms.Bytes(3 << 20), stop);
                await body.FlushAsync(stop);
                await Task.Delay(Timeout.Infinite, leaving.Token);
            }),
        };
        var sent = server.Client.SendAsync(request, leaving.Token);
        await Eventually.True(() => Documents.All is [var begun] && Documents.Parts(begun.Key).Length > 1);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        await Eventually.True(() => Documents.All.IsEmpty);
        Assert.Empty(Documents.Read);
    }

    [Fact]
    public async Task A_grain_that_cannot_be_told_does_not_fail_the_upload()
    {
        Documents.ReadFault = new TimeoutException("no silo");

        (await server.Client.Post(Path, Forms.File(Forms.Bytes(5)))).Ok();

        Assert.Single(Documents.Read);
    }
}
