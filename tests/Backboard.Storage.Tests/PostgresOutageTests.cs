using System.Diagnostics;
using Backboard.Testing;
using Npgsql;

namespace Backboard.Storage.Tests;

public sealed class PostgresOutageTests
{
    // The driver's own limit is 15 s.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

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
    public async Task A_connection_that_does_not_come_about_is_given_up_soon()
    {
        var server = await PostgresServer.Shared;
        await using var proxy = TcpProxy.Start(server.Port);
        var through = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Port = proxy.Port }.ConnectionString;
        await using var store = await TestStore.PostgresAt(through);
        await using var fresh = store.Another();
        proxy.Mode = ProxyMode.Blackhole;
        var lane = new Lane(fresh, new ThreadKey("acme", Given.Id()), "node-a#1");
        var watch = Stopwatch.StartNew();
        var write = lane.Commit(lane.Creation(Given.Id()));
        await Task.WhenAll(
            Assert.ThrowsAsync<StoreUnavailableException>(() => fresh.Nodes.Ping(CancellationToken.None)),
            Assert.ThrowsAsync<StoreUnavailableException>(() => Given.Assistant(fresh, "acme")));
        Assert.Equal(WriteOutcome.Unavailable, (await write).Outcome);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), Soon);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fresh.Nodes.Ping(new CancellationToken(canceled: true)));
        proxy.Mode = ProxyMode.Pass;
        await Eventually.True(async () => (await lane.Commit(lane.Creation(Given.Id()))).Outcome == WriteOutcome.Fenced);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_unknown_and_fenced_when_repeated()
    {
        var server = await PostgresServer.Shared;
        await using var proxy = TcpProxy.Start(server.Port);
        var direct = await server.CreateDatabaseAsync();
        var through = new NpgsqlConnectionStringBuilder(direct) { Port = proxy.Port }.ConnectionString;
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
