using System.Text;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>A deleted memory is gone from every answer; with the thread that said it, also from the file.</summary>
public sealed class ErasureTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private static readonly TimeSpan ScrubbedAfter = TimeSpan.FromSeconds(60);

    private MemoryClient Memory => new(server.Api.Http);

    [Fact]
    public async Task Nothing_shows_a_deleted_memory_and_its_bytes_go_with_its_threads()
    {
        var canary = Canaries.New();
        var assistant = await Memory.NewAssistant();
        var told = await Memory.Tell(assistant, $"I live in {canary}.");
        var operation = await Memory.Ended(told);
        var asked = await Memory.Tell(assistant, "Where do I live?");
        Assert.Contains(canary, asked.Text("content"), StringComparison.Ordinal);
        var id = Assert.Single(operation.GetProperty("memory_ids").EnumerateArray()).Text("id")!;
        (await Memory.Put($"assistants/{assistant}/memories/{id}", new { content = $"Lives in the middle of {canary}." })).Ok();
        Assert.True(Holds(canary));

        (await Memory.Delete($"assistants/{assistant}/memories/{id}")).Ok();
        foreach (var path in (string[])["", "?as_of=2100-01-01", "?page=1", "/stats"])
            Assert.DoesNotContain(canary, (await Memory.Get($"assistants/{assistant}/memories{path}")).Ok().Text, StringComparison.Ordinal);
        foreach (var path in (string[])[id, $"{id}/history"])
            Assert.Equal(HttpStatusCode.NotFound, (await Memory.Get($"assistants/{assistant}/memories/{path}")).Status);
        Assert.Empty(await Memory.Search(assistant, $"Where is {canary}?"));
        Assert.Empty(await Memory.Recall(assistant, "Where do I live?"));
        var after = await Memory.Operation(operation.Text("operation_id")!);
        Assert.DoesNotContain(canary, after.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("COMPLETED", after.Text("status"));

        foreach (var thread in (JsonAnswer[])[told, asked])
            (await server.Api.Delete($"threads/{thread.Text("thread_id")}")).Ok();
        Assert.Equal("COMPLETED", (await Memory.Operation(operation.Text("operation_id")!)).Text("status"));
        await Eventually.True(() => !Holds(canary), ScrubbedAfter);
    }

    [Fact]
    public async Task A_memory_outlives_the_thread_that_said_it()
    {
        var assistant = await Memory.NewAssistant();
        var told = await Memory.Tell(assistant, "I live in Porto.");
        await Memory.Ended(told);
        (await server.Api.Delete($"threads/{told.Text("thread_id")}")).Ok();

        Assert.Contains("Porto", Assert.Single(await Memory.Recall(assistant, "Where do I live?")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_the_assistant_deletes_its_memories()
    {
        var assistant = await Memory.NewAssistant();
        var operation = await Memory.Learn(assistant, "I live in Porto.");
        (await Memory.Delete($"assistants/{assistant}")).Ok();

        Assert.Equal(HttpStatusCode.NotFound, (await Memory.Get($"assistants/{assistant}/memories")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Memory.Get($"assistants/memories/operations/{operation.Text("operation_id")}")).Status);
    }

    private bool Holds(string canary) =>
        ((string[])[server.Server.DatabaseFile, $"{server.Server.DatabaseFile}-wal"]).Where(File.Exists)
            .Any(file => Read(file).IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0);

    private static ReadOnlySpan<byte> Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
