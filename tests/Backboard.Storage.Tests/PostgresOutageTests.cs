using Backboard.Testing;

namespace Backboard.Storage.Tests;

public sealed class PostgresOutageTests
{
    [Fact]
    public async Task A_server_that_is_down_makes_writes_unavailable_and_reads_throw_then_recovers()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = await TestStore.PostgresAt(await server.CreateDatabaseAsync());
        var assistant = await Given.Assistant(store, "acme");
        var lane = await Lane.Create(store, "acme", assistant.Key.AssistantId, "node-a#1");
        var write = lane.Say("hello", Given.Run());
        await server.StopImmediateAsync();
        // The pool still holds a dead connection: sending on it leaves doubt once.
        await Eventually.True(async () => (await store.Threads.Write(write, CancellationToken.None)).Outcome == WriteOutcome.Unavailable);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Threads.Load(lane.Key, CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Nodes.Ping(CancellationToken.None));
        await server.StartAgainAsync();
        await Eventually.True(async () => (await lane.Commit(write)).Outcome == WriteOutcome.Committed);
        Assert.Equal(1, await store.Count("messages", lane.Key.ThreadId));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_unknown_and_fenced_when_repeated()
    {
        var server = await PostgresServer.Shared;
        await using var proxy = TcpProxy.Start(server.Port);
        var direct = await server.CreateDatabaseAsync();
        var through = new Npgsql.NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port }.ConnectionString;
        await using var store = await TestStore.PostgresAt(through);
        var assistant = await Given.Assistant(store, "acme");
        var lane = await Lane.Create(store, "acme", assistant.Key.AssistantId, "node-a#1");
        var write = lane.Say("lost-answer", Given.Run());
        var cut = proxy.Cut(ReplyCut.AfterRequest("lost-answer"u8));
        Assert.Equal(WriteOutcome.Unknown, (await store.Threads.Write(write, CancellationToken.None)).Outcome);
        await cut;
        await Eventually.True(async () => (await store.Threads.Write(write, CancellationToken.None)).Outcome == WriteOutcome.Fenced);
        Assert.Equal(1, await store.Count("messages", lane.Key.ThreadId));
    }
}
