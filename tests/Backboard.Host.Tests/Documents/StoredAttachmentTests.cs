using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

/// <summary>Stored messages show what was sent along with them, as it is now.</summary>
public sealed class StoredAttachmentTests : IAsyncLifetime
{
    private static readonly Guid WithFile = Guid.CreateVersion7();
    private static readonly Guid Without = Guid.CreateVersion7();
    private FrontEnd server = null!;
    private ThreadKey thread;

    private FakeDocuments Documents => server.Backends.Documents;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        thread = server.NewThread(
            Turn.User(WithFile, "Read this."), Turn.Answer(WithFile, "Done."), Turn.User(Without, "Thanks.") with { Seq = 3 },
            Turn.Answer(Without, "Welcome.") with { Seq = 4 });
        Documents.Put(new Document
        {
            Key = new DocumentKey(thread.TenantId, Ids.New(TimeProvider.System)), Scope = DocumentScope.Of(thread), RunId = WithFile, Filename = "a.txt",
            Type = "txt", Size = 5, Status = DocumentStatus.Indexed, Summary = "Lines.", CreatedAt = default,
        });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("threads/{0}", "messages")]
    [InlineData("threads/{0}/messages", "data")]
    public async Task A_message_has_its_files_by_one_look_at_them(string path, string list)
    {
        var answer = (await Get(string.Format(null, path, thread.ThreadId))).Ok();

        Assert.Equal([1, 0, 0, 0], answer[list].EnumerateArray().Select(static m => m.GetProperty("attachments").GetArrayLength()));
        Assert.Equal(
            $$"""{"document_id":"{{Documents.All.Single().Key.DocumentId}}","filename":"a.txt","status":"indexed","file_size_bytes":5,"summary":"Lines."}""",
            answer[list][0].GetProperty("attachments")[0].GetRawText());
        Assert.Equal(1, Documents.Lookups);
    }

    [Fact]
    public async Task A_list_of_threads_has_them_by_one_look_for_all()
    {
        server.NewThread(Turn.User(Without, "hi"));

        var threads = (await Get("threads")).Ok().Json;

        Assert.Equal(1, threads.EnumerateArray().SelectMany(static t => t.GetProperty("messages").EnumerateArray())
            .Sum(static m => m.GetProperty("attachments").GetArrayLength()));
        Assert.Equal(1, Documents.Lookups);
        await Get("threads?include_messages=false");
        Assert.Equal(1, Documents.Lookups);
    }

    [Fact]
    public async Task A_thread_without_messages_is_not_looked_up()
    {
        (await Get($"threads/{server.NewThread().ThreadId}")).Ok();

        Assert.Equal(0, Documents.Lookups);
    }

    [Fact]
    public async Task A_deleted_file_is_shown_no_more()
    {
        Documents.Remove(Documents.All.Single().Key);

        Assert.Equal(0, (await Get($"threads/{thread.ThreadId}")).Ok()["messages"][0].GetProperty("attachments").GetArrayLength());
    }

    private Task<JsonAnswer> Get(string path) => JsonHttp.GetAsync(server.Client, $"/api/{path}");
}
