using System.Text;

namespace Backboard.Host.Tests.Documents;

/// <summary>Each limit of an upload one below, at, and one above.</summary>
public sealed class UploadLimitTests : IAsyncLifetime
{
    private const int MaxFile = (1 << 20) + 4096;
    private const int MaxForm = MaxFile + (64 << 10);
    private FrontEnd server = null!;
    private string path = "";

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start(("Documents:MaxFileBytes", $"{MaxFile}"), ("Limits:MaxBodyBytes", "2048"));
        path = $"/api/assistants/{(await server.NewAssistant()).AssistantId}/documents";
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(MaxFile - 1, false, 200)]
    [InlineData(MaxFile, false, 200)]
    [InlineData(MaxFile + 1, false, 413)]
    [InlineData(MaxFile - 1, true, 200)]
    [InlineData(MaxFile, true, 200)]
    [InlineData(MaxFile + 1, true, 413)]
    public async Task A_file_is_limited_whatever_other_bodies_are(int size, bool chunked, int status)
    {
        var answer = await server.Client.Post(path, Forms.File(Forms.Bytes(size)), chunked);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, server.Backends.Documents.All.Length);
        if (status == 413)
            Assert.Equal(($"The file is larger than {MaxFile} bytes", "file_too_large"), (answer["detail"].GetString(), answer["code"].GetString()));
    }

    [Theory]
    [InlineData(-1, 422)]
    [InlineData(0, 422)]
    [InlineData(1, 413)]
    public async Task The_form_around_it_is_limited(int more, int status)
    {
        // One part that is no upload fills the body.
        const string head = "--x\r\nContent-Disposition: form-data; name=\"other\"; filename=\"o\"\r\n\r\n";
        const string tail = "\r\n--x--\r\n";
        var body = Encoding.ASCII.GetBytes(head + new string('o', MaxForm + more - head.Length - tail.Length) + tail);

        using var announced = new ByteArrayContent(body) { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } } } };
        Assert.Equal(status, (int)(await server.Client.Post(path, announced)).Status);
        using var chunked = new WrittenBody((stream, stop) => stream.WriteAsync(body, stop).AsTask());
        Assert.Equal(status, (int)(await server.Client.Post(path, chunked)).Status);
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_not_read()
    {
        var answer = await server.Client.Post(path, Forms.File(Forms.Bytes(MaxForm)));

        Assert.Equal((413, "file_too_large"), ((int)answer.Status, answer["code"].GetString()));
        Assert.Empty(server.Backends.Sniffer.Heads);
        Assert.Equal(0, server.Backends.Documents.Begun);
    }

    [Fact]
    public async Task A_client_that_sends_far_too_much_gets_to_read_why()
    {
        var answer = await server.Client.Post(path, Forms.File(Forms.Bytes(8 * MaxFile)), chunked: true);

        Assert.Equal((413, "file_too_large"), ((int)answer.Status, answer["code"].GetString()));
        Assert.Empty(server.Backends.Documents.All);
    }

    [Fact]
    public async Task Other_routes_keep_their_limit()
    {
        using var form = Forms.Message(new string('x', 3000));

        Assert.Equal(413, (int)(await server.Client.Post("/api/threads/messages", form)).Status);
        Assert.Equal(413, (int)(await server.Client.Post("/api/assistants", Forms.Message(new string('x', 3000)))).Status);
    }
}
