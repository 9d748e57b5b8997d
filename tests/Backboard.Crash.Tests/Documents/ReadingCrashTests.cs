using System.Net.Http.Headers;
using Xunit.Abstractions;

namespace Backboard.Crash.Tests.Documents;

/// <summary>kill -9 while documents are read: each ends indexed, once, with the passages it has where nobody was killed.</summary>
public abstract class ReadingCrashTests(ITestOutputHelper output)
{
    private const int Pages = 60;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private static readonly int Kills = Nightly.Rounds(10, 60);

    /// <summary>How far the newest document was when the process died.</summary>
    private enum Moment
    {
        Acknowledged,
        Processing,
        Writing,
    }

    [Fact]
    public async Task A_document_is_indexed_once_however_often_the_process_is_killed()
    {
        await using var server = await Server.StartAsync(await Setup());
        var assistant = await NewAssistant(server);
        var documents = new List<(string Id, byte[] Bytes)>();
        for (var round = 0; round < Kills; round++)
        {
            // A document is given up after three attempts: each may see two deaths, its own and the next.
            foreach (var (earlier, _) in documents.SkipLast(1))
                await Indexed(server, earlier);
            var bytes = FileOf(round);
            var id = await Upload(server, assistant, bytes);
            documents.Add((id, bytes));
            await Reached(server, id, (Moment)(round % 3));
            server.Kill9();
            await server.StartAgainAsync();
        }

        foreach (var (id, _) in documents)
            await Indexed(server, id);
        var undisturbed = await NewAssistant(server);
        foreach (var (id, bytes) in documents)
        {
            var twin = await Upload(server, undisturbed, bytes);
            await Indexed(server, twin);
            Assert.Equal(await ChunksOf(server, twin), await ChunksOf(server, id));
        }

        Assert.Equal(Kills, (await JsonHttp.GetAsync(server.Http, $"/api/assistants/{assistant}/documents")).Ok().Json.GetArrayLength());
        output.WriteLine($"{Kills} kills, {Kills} documents, each indexed once");
    }

    private protected abstract Task<ServerSetup> Setup();

    private static byte[] FileOf(int round) => SampleFiles.Make("md", new SampleProse(round).Pages(Pages));

    private static async Task<string> NewAssistant(Server server) =>
        (await JsonHttp.PostAsync(server.Http, "/api/assistants", new { name = "Reader" })).Ok()["assistant_id"].GetString()!;

    private static async Task<string> Upload(Server server, string assistant, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/markdown");
        using var form = new MultipartFormDataContent { { file, "file", "notes.md" } };
        using var response = await server.Http.PostAsync(new Uri($"/api/assistants/{assistant}/documents", UriKind.Relative), form);
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).GetProperty("document_id").GetString()!;
    }

    private static Task Indexed(Server server, string id) =>
        Eventually.True(async () => await StatusOf(server, id) is { Status: "indexed" }, Recovery);

    /// <summary>Or further: a small machine may have read it before anybody looks.</summary>
    private static Task Reached(Server server, string id, Moment moment) => Eventually.True(
        async () => moment == Moment.Acknowledged || await StatusOf(server, id) is var (status, chunks)
            && (status == "indexed" || (status == "processing" && (moment == Moment.Processing || chunks > 0))),
        Recovery);

    private static async Task<(string Status, int Chunks)> StatusOf(Server server, string id)
    {
        var status = (await JsonHttp.GetAsync(server.Http, $"/api/documents/{id}/status")).Ok();
        Assert.NotEqual("failed", status["status"].GetString());
        return (status["status"].GetString()!, status["chunk_count"] is { ValueKind: JsonValueKind.Number } count ? count.GetInt32() : 0);
    }

    private static async Task<string> ChunksOf(Server server, string id) =>
        (await JsonHttp.GetAsync(server.Http, $"/api/documents/{id}/chunks?limit=1000")).Ok()["data"].GetRawText();
}

public sealed class SqliteReadingCrashTests(ITestOutputHelper output) : ReadingCrashTests(output)
{
    private protected override Task<ServerSetup> Setup() => Task.FromResult(new ServerSetup());
}

public sealed class PostgresReadingCrashTests(ITestOutputHelper output) : ReadingCrashTests(output)
{
    private protected override async Task<ServerSetup> Setup() =>
        new() { Postgres = await (await PostgresServer.Shared).CreateDatabaseAsync() };
}
