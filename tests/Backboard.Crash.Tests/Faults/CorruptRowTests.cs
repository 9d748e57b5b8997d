using System.Net;
using Npgsql;

namespace Backboard.Crash.Tests;

/// <summary>A row that cannot be read spoils its own thread and no other, and stays for repair.</summary>
public sealed class CorruptRowTests
{
    private static readonly string[] DamagedMessages =
    [
        "update messages set status = '???' where thread_id = @thread",
        "update messages set usage = '{\"half\":' where thread_id = @thread and role = 'ASSISTANT'",
    ];

    private static readonly string[] DamagedEvents =
    [
        "update run_events set payload = '{{' where thread_id = @thread",
        "update run_events set type = 'from_the_future' where thread_id = @thread",
    ];

    [Fact]
    public async Task A_damaged_thread_says_so_and_others_are_fine()
    {
        await using var model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model, Postgres = database });
        var api = new Api(server);
        var sound = await TalkAsync(api);
        var messages = await DamageAsync(api, database, DamagedMessages);
        var events = await DamageAsync(api, database, DamagedEvents);
        server.Kill9();
        await server.StartAgainAsync();

        foreach (var (threadId, _) in messages)
        {
            var read = await api.GetAsync($"/api/threads/{threadId}");
            Assert.Equal((HttpStatusCode.InternalServerError, "corrupt_row"), (read.Status, read["code"].GetString()));
            var sent = (await api.SendAsync(threadId, new { content = "are you there?" })).Ok();
            Assert.Equal(("FAILED", "corrupt_row"), (sent["status"].GetString(), sent["code"].GetString()));
        }

        foreach (var (threadId, runId) in events)
        {
            var last = (await Replay.OfRunAsync(api, threadId, runId))[^1];
            Assert.Equal(("error", "corrupt_row"), (last.Type, last.Data.GetProperty("code").GetString()));
        }

        (await api.SendAsync(sound.ThreadId, new { content = "still fine?" })).Ok();
        await ThreadView.SettledAsync(api, sound.ThreadId, "hello", "still fine?");
        foreach (var (threadId, sql) in messages.Select(entry => entry.ThreadId).Zip(DamagedMessages))
            Assert.True(await ExecuteAsync(database, sql, threadId) > 0, "the row is gone");
    }

    private static async Task<(Guid ThreadId, Guid RunId)> TalkAsync(Api api)
    {
        var threadId = await api.CreateThreadAsync();
        return (threadId, (await api.SendAsync(threadId, new { content = "hello" })).Ok()["run_id"].GetGuid());
    }

    private static async Task<List<(Guid ThreadId, Guid RunId)>> DamageAsync(Api api, string database, string[] statements)
    {
        var damaged = new List<(Guid, Guid)>();
        foreach (var sql in statements)
        {
            var (threadId, runId) = await TalkAsync(api);
            Assert.True(await ExecuteAsync(database, sql, threadId) > 0);
            damaged.Add((threadId, runId));
        }

        return damaged;
    }

    private static async Task<int> ExecuteAsync(string database, string sql, Guid threadId)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("thread", threadId);
        return await command.ExecuteNonQueryAsync();
    }
}
