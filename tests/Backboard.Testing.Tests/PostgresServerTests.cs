using Npgsql;

namespace Backboard.Testing.Tests;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Databases_are_fresh_and_the_server_is_ours()
    {
        var server = await PostgresServer.Shared;
        var (first, second) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        await Execute(first, "create table t (n int)");
        await Execute(second, "create table t (n int)");
        Assert.Equal(server.DataDirectory, await Execute(first, "show data_directory"));
        Assert.Equal("on", await Execute(first, "show fsync"));
    }

    [Fact]
    public async Task Committed_rows_survive_an_immediate_stop_and_settings_apply()
    {
        await using var server = await PostgresServer.StartAsync(
            new PostgresOptions { Settings = new Dictionary<string, string> { ["full_page_writes"] = "off" } });
        var database = await server.CreateDatabaseAsync();
        await Execute(database, "create table t (n int); insert into t values (42)");
        await server.StopImmediateAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() => Execute(database, "select n from t"));
        await server.StartAgainAsync();
        Assert.Equal(42, await Execute(database, "select n from t"));
        Assert.Equal("off", await Execute(database, "show full_page_writes"));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_cut_has_happened()
    {
        var server = await PostgresServer.Shared;
        var direct = await server.CreateDatabaseAsync();
        await Execute(direct, "create table t (n int)");
        await using var proxy = TcpProxy.Start(server.Port);
        var database = new NpgsqlConnectionStringBuilder(direct).Database!;

        await using var connection = new NpgsqlConnection(server.ConnectionString(database, proxy.Port, pooling: false));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("insert into t values (1)", connection, transaction);
        await insert.ExecuteNonQueryAsync();
        var cut = proxy.Cut(ReplyCut.AtReply("COMMIT"u8));
        await Assert.ThrowsAsync<NpgsqlException>(() => transaction.CommitAsync());
        await cut;
        Assert.Equal(1L, await Execute(direct, "select count(*) from t"));
    }

    private static async Task<object?> Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
