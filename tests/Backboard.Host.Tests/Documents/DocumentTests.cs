using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class DocumentTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private FrontEnd server = null!;
    private AssistantKey assistant;

    private FakeDocuments Documents => server.Backends.Documents;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        assistant = await server.NewAssistant();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_scope_lists_its_own_newest_first()
    {
        var thread = server.NewThread();
        var first = Put(DocumentScope.Of(assistant));
        var second = Put(DocumentScope.Of(assistant));
        var attached = Put(DocumentScope.Of(thread), d => d with { RunId = Guid.CreateVersion7() });
        Put(DocumentScope.Of(assistant), static d => d with { Status = DocumentStatus.Uploading });

        var ofAssistant = (await Get($"assistants/{assistant.AssistantId}/documents")).Ok().Json;
        var ofThread = (await Get($"threads/{thread.ThreadId}/documents")).Ok().Json;

        Assert.Equal([second.Key.DocumentId, first.Key.DocumentId], ofAssistant.EnumerateArray().Select(static d => d.GetProperty("document_id").GetGuid()));
        Assert.Equal(attached.RunId, ofThread.EnumerateArray().Single().GetProperty("run_id").GetGuid());
    }

    [Theory]
    [InlineData(DocumentStatus.Pending, "pending")]
    [InlineData(DocumentStatus.Processing, "processing")]
    [InlineData(DocumentStatus.Indexed, "indexed")]
    [InlineData(DocumentStatus.Failed, "failed")]
    public async Task The_status_is_in_the_contracts_words(DocumentStatus status, string word)
    {
        var document = Put(DocumentScope.Of(assistant), d => d with
        {
            Status = status, StatusMessage = "Why.", ChunkCount = 3, TotalTokens = 700, PageCount = 2, StartedAt = Noon, CompletedAt = Noon.AddSeconds(1.5),
        });

        var shown = (await Get($"documents/{document.Key.DocumentId}/status")).Ok();

        Assert.Equal((word, "Why.", "txt"), (shown["status"].GetString(), shown["status_message"].GetString(), shown["document_type"].GetString()));
        Assert.Equal((3, 700, 2), (shown["chunk_count"].GetInt32(), shown["total_tokens"].GetInt32(), shown["page_count"].GetInt32()));
        Assert.Equal("2026-03-01T12:00:00.000000Z", shown["processing_started_at"].GetString());
        Assert.Equal("2026-03-01T12:00:01.500000Z", shown["processing_completed_at"].GetString());
    }

    [Fact]
    public async Task A_deleted_document_is_gone()
    {
        var document = Put(DocumentScope.Of(assistant));
        var path = $"documents/{document.Key.DocumentId}";

        var deleted = (await Delete(path)).Ok();

        Assert.Equal(["message", "document_id", "filename", "document_type", "deleted_at"], deleted.Json.EnumerateObject().Select(static p => p.Name));
        Assert.Equal((document.Key.DocumentId, "notes.txt", "txt"), (
            deleted["document_id"].GetGuid(), deleted["filename"].GetString(), deleted["document_type"].GetString()));
        Assert.Equal(404, (int)(await Get($"{path}/status")).Status);
        Assert.Equal(404, (int)(await Delete(path)).Status);
    }

    [Fact]
    public async Task What_is_absent_anothers_or_uploading_is_the_same()
    {
        var other = await server.ClientOf("acme");
        var mine = Put(DocumentScope.Of(assistant), text: "secret");
        var uploading = Put(DocumentScope.Of(assistant), static d => d with { Status = DocumentStatus.Uploading });
        foreach (var (method, end) in (IEnumerable<(HttpMethod, string)>)
            [(HttpMethod.Get, "/status"), (HttpMethod.Get, "/content"), (HttpMethod.Get, "/chunks"), (HttpMethod.Delete, "")])
        {
            var absent = await JsonHttp.SendAsync(server.Client, method, $"/api/documents/{Guid.CreateVersion7()}{end}");
            Assert.Equal((404, """{"detail":"Document not found"}"""), ((int)absent.Status, absent.Text));
            Assert.Equal(absent.Text, (await JsonHttp.SendAsync(other, method, $"/api/documents/{mine.Key.DocumentId}{end}")).Text);
            if (method == HttpMethod.Get)
                Assert.Equal(absent.Text, (await JsonHttp.SendAsync(server.Client, method, $"/api/documents/{uploading.Key.DocumentId}{end}")).Text);
        }
        foreach (var path in (string[])[$"assistants/{assistant.AssistantId}/documents", $"threads/{server.NewThread().ThreadId}/documents"])
        {
            Assert.Equal(404, (int)(await JsonHttp.GetAsync(other, $"/api/{path}")).Status);
            Assert.Equal(404, (int)(await other.Post($"/api/{path}", Forms.File(Forms.Bytes(5)))).Status);
        }
        Assert.Equal(2, Documents.All.Length);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("content")]
    [InlineData("chunks")]
    public async Task A_database_that_is_away_is_503(string end)
    {
        Documents.IsDown = true;

        Assert.Equal(503, (int)(await Get($"documents/{Guid.CreateVersion7()}/{end}")).Status);
    }

    private Document Put(DocumentScope scope, Func<Document, Document>? change = null, string? text = null)
    {
        var document = new Document
        {
            Key = new DocumentKey(scope.TenantId, Ids.New(TimeProvider.System)), Scope = scope, Filename = "notes.txt", Type = "txt", Size = 5,
            Status = DocumentStatus.Indexed, CreatedAt = Noon, UpdatedAt = Noon,
        };
        return Documents.Put(change?.Invoke(document) ?? document, text);
    }

    private Task<JsonAnswer> Get(string path) => JsonHttp.GetAsync(server.Client, $"/api/{path}");

    private Task<JsonAnswer> Delete(string path) => JsonHttp.SendAsync(server.Client, HttpMethod.Delete, $"/api/{path}");
}
