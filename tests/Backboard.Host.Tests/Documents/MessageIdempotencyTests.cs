using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class MessageIdempotencyTests : IAsyncLifetime
{
    private FrontEnd server = null!;
    private ThreadKey thread;

    private FakeDocuments Documents => server.Backends.Documents;

    private FakeThread Thread => server.Backends.Thread;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        thread = server.NewThread();
        Thread.OnAccepted = run =>
        {
            Turn.Plays(Thread, "hi", "Hello.")(run);
            server.Backends.Threads.Accepted[run] = new Run(run, 1, RunStatus.Completed, Thread.Sent.Last().Request, 1, 1, null, default);
        };
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_same_message_joins_and_its_copies_go()
    {
        var first = (await Send()).Ok();
        var kept = Documents.All.Single();
        var second = (await Send()).Ok();

        Assert.Equal(first["run_id"].GetString(), second["run_id"].GetString());
        Assert.Equal(kept, Documents.All.Single());
        Assert.Equal(2, Documents.Begun);
        Assert.Equal(kept.Key, Documents.Read.Single());
    }

    [Theory]
    [InlineData("Read this.", "a.txt", 6)]
    [InlineData("Read this.", "b.txt", 5)]
    [InlineData("Read that.", "a.txt", 5)]
    [InlineData("Read this.", null, 0)]
    public async Task Another_message_is_refused_and_not_kept(string content, string? filename, int size)
    {
        (await Send()).Ok();
        var kept = Documents.All.Single();

        using var form = filename is null ? Forms.Message(content) : Forms.Message(content, (filename, Forms.Bytes(size)));
        var other = await server.Client.Post(Path, form, key: "once");

        Assert.Equal(422, (int)other.Status);
        Assert.Equal(kept, Documents.All.Single());
    }

    [Fact]
    public async Task A_repeat_takes_the_files_that_have_the_place_already()
    {
        // The first try placed its file; whether its turn was accepted is not known.
        Thread.Fault = new TimeoutException("no answer");
        Assert.Equal(503, (int)(await Send()).Status);
        var placed = Documents.All.Single();
        Thread.Fault = null;

        (await Send()).Ok();

        Assert.Equal(placed, Documents.All.Single());
        Assert.Equal(placed.Key.DocumentId, Thread.Sent.Last().Request.Attachments.Single().DocumentId);
    }

    [Fact]
    public async Task A_repeat_after_a_refusal_brings_the_files_anew()
    {
        Thread.Refusal = Error.Conflict("The thread is answering another message.", "thread_busy", 1);
        Assert.Equal(409, (int)(await Send()).Status);
        Thread.Refusal = null;

        (await Send()).Ok();

        Assert.Equal(Documents.All.Single().Key.DocumentId, Thread.Sent.Last().Request.Attachments.Single().DocumentId);
        Assert.Equal(Thread.Sent.First().RunId, Thread.Sent.Last().RunId);
    }

    [Fact]
    public async Task A_deleted_attachment_does_not_come_back()
    {
        (await Send()).Ok();
        (await JsonHttp.SendAsync(server.Client, HttpMethod.Delete, $"/api/documents/{Documents.All.Single().Key.DocumentId}")).Ok();

        (await Send()).Ok();

        Assert.Empty(Documents.All);
    }

    private string Path => $"/api/threads/{thread.ThreadId}/messages";

    private Task<JsonAnswer> Send() => server.Client.Post(Path, Forms.Message("Read this.", ("a.txt", Forms.Bytes(5))), key: "once");
}
