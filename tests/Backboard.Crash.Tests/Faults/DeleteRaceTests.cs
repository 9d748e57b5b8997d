using System.Net;
using Npgsql;

namespace Backboard.Crash.Tests;

/// <summary>A thread that is deleted while a turn runs stays deleted: no late writer brings a row of it back.</summary>
public sealed class DeleteRaceTests
{
    private static readonly string[] Tables = ["threads", "messages", "run_events", "runs", "summaries"];

    [Fact]
    public async Task Deleted_stays_deleted()
    {
        await using var model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model, Postgres = database });
        var api = new Api(server);
        var random = new Random(3);
        for (var round = 0; round < Nightly.Rounds(8, 200); round++)
        {
            var token = Api.Token("doomed");
            var threadId = await api.CreateThreadAsync();
            var message = new { content = $"{token} [[words:40 every:5]]", stream = round % 2 == 0 };
            var turn = api.SendAsync(threadId, message, "key-" + token);
            var bytes = random.Next(0, 4_000);
            await Eventually.True(() => turn.IsCompleted || model.AskedAbout(token).Any(request => request.ResponseBytes >= bytes));
            (await api.DeleteThreadAsync(threadId)).Ok();
            await turn;

            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/threads/{threadId}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(threadId, message, "key-" + token)).Status);
            await Eventually.True(() => model.AskedAbout(token).All(request => request.FinishedAt is not null));
            Assert.Equal(0, await RowsAsync(database, threadId));
        }
    }

    private static async Task<long> RowsAsync(string database, Guid threadId)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var counts = Tables.Select(table => $"(select count(*) from {table} where thread_id = @thread)");
        await using var command = new NpgsqlCommand($"select {string.Join(" + ", counts)}", connection);
        command.Parameters.AddWithValue("thread", threadId);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
