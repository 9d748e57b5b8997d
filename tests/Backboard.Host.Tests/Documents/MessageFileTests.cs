using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class MessageFileTests : IAsyncLifetime
{
    private FrontEnd server = null!;
    private ThreadKey thread;

    private FakeDocuments Documents => server.Backends.Documents;

    private FakeThread Thread => server.Backends.Thread;

    private string Path => $"/api/threads/{thread.ThreadId}/messages";

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        thread = server.NewThread();
        Thread.OnAccepted = Turn.Plays(Thread, "hi", "Hello.");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_become_documents_of_the_message(bool chunked)
    {
        using var form = Forms.Message("Read these.", ("a.txt", Forms.Bytes(5)), ("b.md", Forms.Bytes(IDocumentUploads.PartBytes + 1)));

        (await server.Client.Post(Path, form, chunked)).Ok();

        var sent = Thread.Sent.Single();
        Assert.Equal([("a.txt", 5L), ("b.md", IDocumentUploads.PartBytes + 1L)], sent.Request.Attachments.Select(static a => (a.Filename, a.Size)));
        Assert.Equal(sent.Request.Attachments.Select(static a => a.DocumentId), Documents.All.Select(static d => d.Key.DocumentId));
        Assert.All(Documents.All, document => Assert.Equal(
            (DocumentScope.Of(thread), sent.RunId, DocumentStatus.Pending), (document.Scope, document.RunId, document.Status)));
        Assert.Equal(Documents.All.Select(static d => d.Key), Documents.Read);
    }

    [Fact]
    public async Task A_new_thread_has_its_files_from_the_start()
    {
        (await server.Client.Post("/api/threads/messages", Forms.Message("Read this.", ("a.txt", Forms.Bytes(5))))).Ok();

        Assert.Equal((DocumentOwner.Thread, Thread.Sent.Single().RunId), (Documents.All.Single().Scope.Owner, Documents.All.Single().RunId));
        Assert.NotNull(Thread.Sent.Single().CreateUnder);
    }

    /// <summary>Parts in any order; the JavaScript SDK's first is <c>stream</c>.</summary>
    [Theory]
    [InlineData("stream content files files")]
    [InlineData("files content stream files")]
    [InlineData("files files content stream")]
    [InlineData("content files files stream")]
    public async Task Parts_may_come_in_any_order(string order)
    {
        var number = 0;
        var parts = order.Split(' ').Select(name => name switch
        {
            "files" => $"Content-Disposition: form-data; name=\"files\"; filename=\"{++number}.txt\"\nContent-Type: text/plain\n\nfile {number}",
            "stream" => "Content-Disposition: form-data; name=\"stream\"\n\nfalse",
            _ => "Content-Disposition: form-data; name=\"content\"\n\nRead these.",
        });

        (await server.Client.Post(Path, Forms.Raw(string.Join("\n--\n", parts)), chunked: true)).Ok();

        var request = Thread.Sent.Single().Request;
        Assert.Equal(("Read these.", false), (request.Content, request.Stream));
        Assert.Equal(["1.txt", "2.txt"], request.Attachments.Select(static a => a.Filename));
        Assert.Equal(["file 1", "file 2"], Documents.All.Select(d => System.Text.Encoding.ASCII.GetString(Documents.Parts(d.Key).Single())));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Files_do_without_words(string? content)
    {
        (await server.Client.Post(Path, Forms.Message(content, ("a.txt", Forms.Bytes(5))))).Ok();

        Assert.Equal(("", 1), (Thread.Sent.Single().Request.Content, Thread.Sent.Single().Request.Attachments.Length));
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"files\"\n\n")]
    [InlineData("Content-Disposition: form-data; name=\"files\"; filename=\"\"\nContent-Type: application/octet-stream\n\n")]
    [InlineData("Content-Disposition: form-data; name=\"audio_file\"; filename=\"a.txt\"\n\nx")]
    public async Task A_part_that_holds_no_file_of_the_message_is_none(string part)
    {
        const string content = "Content-Disposition: form-data; name=\"content\"\n\nhi";
        (await server.Client.Post(Path, Forms.Raw(content + "\n--\n" + part))).Ok();
        var alone = await server.Client.Post(Path, Forms.Raw(part));

        Assert.Empty(Thread.Sent.Single().Request.Attachments);
        Assert.Equal((422, "content"), ((int)alone.Status, alone["detail"][0].GetProperty("loc")[1].GetString()));
        Assert.Equal(0, Documents.Begun);
    }

    [Fact]
    public async Task The_answer_shows_the_files_as_they_are_now()
    {
        Thread.OnAccepted = run =>
        {
            var attachments = Thread.Sent.Single().Request.Attachments;
            Documents.Put(Documents.All.Single() with { Status = DocumentStatus.Indexed, Summary = "Lines." });
            Thread.Append(run, new UserMessageStored { Attachments = attachments }, Turn.User(run, "hi"));
            Thread.Append(run, new RunEnded(Turn.Outcome), Turn.Answer(run, "Hello."));
        };

        var answer = (await server.Client.Post(Path, Forms.Message("hi", ("a.txt", Forms.Bytes(5))))).Ok();

        var shown = answer["attachments"][0];
        Assert.Equal(Documents.All.Single().Key.DocumentId, shown.GetProperty("document_id").GetGuid());
        Assert.Equal(["document_id", "filename", "status", "file_size_bytes", "summary"], shown.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(("indexed", "Lines.", 5), (Text(shown, "status"), Text(shown, "summary"), shown.GetProperty("file_size_bytes").GetInt32()));
    }

    [Fact]
    public async Task A_stream_names_the_files_in_its_user_message()
    {
        Thread.OnAccepted = run =>
        {
            Thread.Append(run, new UserMessageStored { Attachments = Thread.Sent.Single().Request.Attachments }, Turn.User(run, "hi"));
            Thread.Append(run, new RunEnded(Turn.Outcome), Turn.Answer(run, "Hello."));
        };
        using var form = Forms.Message("hi", ("a.txt", Forms.Bytes(5)));
        form.Add(Forms.Field("true"), "stream");
        using var response = await server.Client.PostAsync(Path, form);

        var stored = await SseReader.ReadAsync(response).SingleAsync(static frame => frame.Type == "user_message");

        var shown = stored.Data.GetProperty("attachments")[0];
        Assert.Equal(("a.txt", "pending"), (Text(shown, "filename"), Text(shown, "status")));
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("summary").ValueKind);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
