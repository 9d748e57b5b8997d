using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

/// <summary>Whatever refuses a message with files leaves none of them.</summary>
public sealed class MessageRefusalTests : IAsyncLifetime
{
    private const int MaxFile = 1024;
    private const int MaxFields = 2048;
    private FrontEnd server = null!;
    private string path = "";

    private FakeDocuments Documents => server.Backends.Documents;

    private FakeThread Thread => server.Backends.Thread;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start(
            ("Documents:MaxFileBytes", $"{MaxFile}"), ("Documents:MaxFilesPerMessage", "2"), ("Limits:MaxBodyBytes", $"{MaxFields}"),
            ("Limits:MaxFormFields", "16"), ("Limits:MaxStreamsPerKey", "1"), ("Sse:AcceptWithin", "00:00:01"));
        path = $"/api/threads/{server.NewThread().ThreadId}/messages";
        Thread.OnAccepted = Turn.Plays(Thread, "hi", "Hello.");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    [InlineData(3, 400)]
    public async Task Files_are_limited_in_number(int count, int status)
    {
        var answer = await Send([.. Enumerable.Range(0, count).Select(static i => ($"{i}.txt", Forms.Bytes(5)))]);

        Assert.Equal(status, (int)answer.Status);
        Expect(status == 200 ? count : 0);
        if (status == 400)
            Assert.Equal("A message takes at most 2 files", answer["detail"].GetString());
    }

    [Theory]
    [InlineData(MaxFile - 1, 200)]
    [InlineData(MaxFile, 200)]
    [InlineData(MaxFile + 1, 413)]
    public async Task Each_file_is_limited(int size, int status)
    {
        var answer = await Send([("a.txt", Forms.Bytes(MaxFile)), ("b.txt", Forms.Bytes(size))]);

        Assert.Equal(status, (int)answer.Status);
        Expect(status == 200 ? 2 : 0);
    }

    [Theory]
    [InlineData(-1, 200)]
    [InlineData(0, 200)]
    [InlineData(1, 413)]
    public async Task Fields_are_limited_as_without_files(int more, int status)
    {
        using var form = Forms.Message("hi", ("a.txt", Forms.Bytes(MaxFile)), ("b.txt", Forms.Bytes(MaxFile)));
        form.Add(Forms.Field(new string('x', MaxFields - 2 + more)), "other");

        var answer = await server.Client.Post(path, form, chunked: true);

        Assert.Equal(status, (int)answer.Status);
        Expect(status == 200 ? 2 : 0);
    }

    [Fact]
    public async Task A_body_larger_than_fields_and_files_may_be_is_not_read()
    {
        var answer = await Send([("a.txt", Forms.Bytes((2 * MaxFile) + MaxFields + (64 << 10)))]);

        Assert.Equal((413, "body_too_large"), ((int)answer.Status, answer["code"].GetString()));
        Assert.Empty(server.Backends.Sniffer.Heads);
    }

    [Theory]
    [InlineData("temperature", "9", 400)]
    [InlineData("metadata", "{", 422)]
    [InlineData("content", "again", 422)]
    [InlineData("model_name", "gpt-9", 400)]
    [InlineData("files", "text", 422)]
    [InlineData("on_busy", "shout", 400)]
    public async Task A_field_that_is_refused_takes_the_files_along(string name, string value, int status)
    {
        using var form = Forms.Message("hi", ("a.txt", Forms.Bytes(5)));
        form.Add(Forms.Field(value), name);

        Assert.Equal(status, (int)(await server.Client.Post(path, form)).Status);
        Expect(0);
        Assert.Equal(1, Documents.Begun);
    }

    [Theory]
    [InlineData("a.exe", 5)]
    [InlineData("a.txt", 0)]
    public async Task A_file_that_is_refused_takes_the_others_along(string filename, int size)
    {
        Assert.Equal(400, (int)(await Send([("good.txt", Forms.Bytes(5)), (filename, Forms.Bytes(size))])).Status);
        Expect(0);
        Assert.Empty(Thread.Sent);
    }

    [Fact]
    public async Task A_turn_that_is_refused_takes_them_along()
    {
        Thread.Refusal = Error.Conflict("The thread is answering another message.", "thread_busy", 1);

        Assert.Equal(409, (int)(await Send([("a.txt", Forms.Bytes(5)), ("b.txt", Forms.Bytes(5))])).Status);
        Expect(0);
        Assert.Equal(2, Documents.Deleted.Count);
        Assert.Empty(Documents.Read);
    }

    [Fact]
    public async Task A_turn_that_was_not_written_takes_them_along()
    {
        Thread.Refusal = Error.Unavailable("Not written before its deadline.");

        Assert.Equal(503, (int)(await Send([("a.txt", Forms.Bytes(5))])).Status);
        Expect(0);
    }

    [Fact]
    public async Task A_turn_that_may_have_been_written_keeps_them()
    {
        Thread.Refusal = Error.Unavailable("The outcome is unknown.", Guid.CreateVersion7());

        Assert.Equal(503, (int)(await Send([("a.txt", Forms.Bytes(5))])).Status);
        Expect(1);
        Assert.Single(Documents.Read);
    }

    [Fact]
    public async Task A_turn_that_nobody_answered_for_keeps_them()
    {
        Thread.Fault = new TimeoutException("no answer");

        var answer = await Send([("a.txt", Forms.Bytes(5))]);

        Assert.Equal(503, (int)answer.Status);
        Assert.Equal(Documents.All.Single().RunId, answer["run_id"].GetGuid());
    }

    [Fact]
    public async Task A_second_file_that_was_pruned_takes_the_first_along()
    {
        var completed = 0;
        Documents.OnComplete = () => Documents.LosesUploads = ++completed == 2;

        Assert.Equal(503, (int)(await Send([("a.txt", Forms.Bytes(5)), ("b.txt", Forms.Bytes(5))])).Status);
        Expect(0);
        Assert.Empty(Thread.Sent);
    }

    [Fact]
    public async Task A_stream_too_many_takes_them_along()
    {
        Thread.OnAccepted = null;
        using var open = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, path, new { content = "hi", stream = true });
        using var form = Forms.Message("hi", ("a.txt", Forms.Bytes(5)));
        form.Add(Forms.Field("true"), "stream");

        Assert.Equal(429, (int)(await server.Client.Post(path, form)).Status);
        Expect(0);
    }

    private Task<JsonAnswer> Send((string Name, byte[] Bytes)[] files) => server.Client.Post(path, Forms.Message("hi", files));

    private void Expect(int documents)
    {
        Assert.Equal(documents, Documents.All.Length);
        Assert.Equal(documents > 0 ? 1 : 0, Documents.All.Select(static d => d.RunId).Distinct().Count());
    }
}
