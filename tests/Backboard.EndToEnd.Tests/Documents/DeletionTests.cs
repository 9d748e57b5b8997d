using System.Text;
using Backboard.EndToEnd.Tests.Memory;

namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>A deleted document is gone from every answer at once, and its bytes from the file and the work folder.</summary>
public sealed class DeletionTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private static readonly TimeSpan ScrubbedAfter = TimeSpan.FromSeconds(60);

    private Api Api => server.Api;

    [Fact]
    public Task Nothing_shows_a_deleted_document_and_its_bytes_are_gone() =>
        Task.WhenAll(((string[])["document", "thread", "assistant"]).Select(Delete));

    private async Task Delete(string deleted)
    {
        var canary = Canaries.New();
        var assistant = await Api.NewAssistant();
        var thread = (await Api.Post($"assistants/{assistant}/threads")).Ok().Text("thread_id")!;
        var owner = deleted == "assistant" ? $"assistants/{assistant}" : $"threads/{thread}";
        var id = await Api.UploadIndexed(owner, "notes.md", Encoding.UTF8.GetBytes($"# Places\n\nThe keys of the boathouse lie in {canary}.\n"));
        var asked = (await Api.Post($"threads/{thread}/messages", new { content = "Where do the keys of the boathouse lie, according to the document?", send_to_llm = false })).Ok();
        Assert.DoesNotContain(canary, asked.Text, StringComparison.Ordinal);
        Assert.Contains(canary, (await Api.Get($"documents/{id}/content")).Ok().Text("text"), StringComparison.Ordinal);
        Assert.True(Holds(canary));

        (await Api.Delete(deleted switch { "document" => $"documents/{id}", "thread" => $"threads/{thread}", _ => $"assistants/{assistant}" })).Ok();

        foreach (var path in (string[])["status", "content", "chunks"])
            Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"documents/{id}/{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Delete($"documents/{id}")).Status);
        await Eventually.True(() => !Holds(canary), ScrubbedAfter);
        Assert.DoesNotContain(Directory.EnumerateFiles(server.Server.WorkFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), file => Contains(file, canary));
    }

    [Fact]
    public async Task A_deleted_document_is_not_answered_from_and_its_citations_go_with_it()
    {
        var canary = Canaries.New();
        var thread = await Api.NewThread();
        var id = await Api.UploadIndexed($"threads/{thread}", "notes.md", Encoding.UTF8.GetBytes($"# Places\n\nThe keys of the boathouse lie in {canary}.\n"));
        var asked = (await Api.Post($"threads/{thread}/messages", new { content = "Where do the keys of the boathouse lie, according to the document?" })).Ok();
        Assert.Contains(canary, asked.Text("content"), StringComparison.Ordinal);
        var citation = Assert.Single(asked["citations"].EnumerateArray());
        Assert.Contains(canary, citation.Text("quote"), StringComparison.Ordinal);
        var events = $"threads/{thread}/runs/{asked.Text("run_id")}/events";
        Assert.Contains(citation.Text("quote")!, await Replay(events), StringComparison.Ordinal);
        await server.Server.RestartAsync();
        Assert.Contains(citation.Text("quote")!, await Replay(events), StringComparison.Ordinal);

        (await Api.Delete($"documents/{id}")).Ok();

        await Eventually.True(async () => !(await Replay(events)).Contains("\"citations\":[{", StringComparison.Ordinal));
        var again = (await Api.Post($"threads/{await Api.NewThread()}/messages", new { content = "Where do the keys of the boathouse lie, according to the document?" })).Ok();
        Assert.DoesNotContain(canary, again.Text, StringComparison.Ordinal);
    }

    private async Task<string> Replay(string events) =>
        string.Join('\n', (await Api.Follow(events)).Select(static read => read.Data.GetRawText()));

    private bool Holds(string canary) =>
        ((string[])[server.Server.DatabaseFile, $"{server.Server.DatabaseFile}-wal"]).Where(File.Exists).Any(file => Contains(file, canary));

    private static bool Contains(string file, string canary)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0;
    }
}
