using System.Net;
using System.Net.Http.Headers;

namespace Backboard.Crash.Tests.Documents;

/// <summary>Large files on their way into a real server.</summary>
public sealed class UploadTests
{
    private const int MaxGrowth = 32 << 10;
    private static readonly byte[] Head = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task A_large_upload_costs_little_memory()
    {
        // What is held is measured, not how much garbage a machine with large caches lets lie.
        var settings = new Dictionary<string, string?> { ["DOTNET_GCgen0size"] = "0x400000" };
        await using var server = await Server.StartAsync(new ServerSetup { Settings = settings });
        var path = await NewPath(server);
        // The database's own cache, 64 MiB, is full from then on.
        for (var round = 0; round < 2; round++)
            Assert.Equal(HttpStatusCode.OK, await Upload(server, path, 40 << 20));
        var before = ServerMemory.Kilobytes(server);
        var most = before;

        var upload = Upload(server, path, 50 << 20);
        while (!upload.IsCompleted)
        {
            most = Math.Max(most, ServerMemory.Kilobytes(server));
            await Task.WhenAny(upload, Task.Delay(10));
        }

        Assert.Equal(HttpStatusCode.OK, await upload);
        Assert.InRange(most - before, 0, MaxGrowth);
    }

    [Fact]
    public async Task An_upload_that_a_crash_broke_off_can_be_repeated()
    {
        await using var server = await Server.StartAsync(new ServerSetup());
        var path = await NewPath(server);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var broken = Upload(server, path, 8 << 20, "once", async written =>
        {
            if (written < 4 << 20)
                return;
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        });
        await begun.Task;
        server.Kill9();
        await Assert.ThrowsAnyAsync<Exception>(() => broken);
        await server.StartAgainAsync();

        Assert.Equal("[]", (await JsonHttp.GetAsync(server.Http, path)).Ok().Text);
        Assert.Equal(HttpStatusCode.OK, await Upload(server, path, 8 << 20, "once"));
        Assert.Equal(HttpStatusCode.OK, await Upload(server, path, 8 << 20, "once"));
        Assert.Equal(8 << 20, Assert.Single((await JsonHttp.GetAsync(server.Http, path)).Ok().Json.EnumerateArray()).GetProperty("file_size_bytes").GetInt32());
    }

    private static async Task<string> NewPath(Server server) =>
        $"/api/assistants/{(await JsonHttp.PostAsync(server.Http, "/api/assistants", new { name = "Large" })).Ok()["assistant_id"]}/documents";

    /// <summary>A picture, which no process reads, piece by piece and without a length.</summary>
    private static async Task<HttpStatusCode> Upload(Server server, string path, int size, string? key = null, Func<int, Task>? onWritten = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new Picture(size, onWritten) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class Picture : HttpContent
    {
        private readonly int _size;
        private readonly Func<int, Task>? _onWritten;

        public Picture(int size, Func<int, Task>? onWritten)
        {
            (_size, _onWritten) = (size, onWritten);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var piece = new byte[64 << 10];
            new Random(7).NextBytes(piece);
            Head.CopyTo(piece, 0);
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.png\"\r\n\r\n"u8.ToArray());
            for (var written = 0; written < _size; written += piece.Length)
            {
                await stream.WriteAsync(piece);
                if (_onWritten is not null)
                    await _onWritten(written);
            }
            await stream.WriteAsync("\r\n--x--\r\n"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
