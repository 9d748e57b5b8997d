using Npgsql;

namespace Backboard.Bench.Servers;

/// <summary>Reads PostgreSQL's own counters, through a connection to another database than the measured one.</summary>
internal sealed class PostgresMeter(NpgsqlConnection connection) : IAsyncDisposable
{
    public static async Task<PostgresMeter> OpenAsync(Rig rig, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(rig.Postgres.ConnectionString("postgres", pooling: false));
        await connection.OpenAsync(stop);
        return new PostgresMeter(connection);
    }

    public Task<long> WalBytesAsync(CancellationToken stop) =>
        ScalarAsync("select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint", stop);

    public Task<long> CommitsAsync(string database, CancellationToken stop) =>
        ScalarAsync("select xact_commit from pg_stat_database where datname = $1", stop, database);

    public async Task CreateStatementsAsync(CancellationToken stop) =>
        await ScalarAsync("create extension if not exists pg_stat_statements", stop);

    /// <summary>Statements of a database, in order of how often they were called.</summary>
    public async Task<IReadOnlyList<Statement>> StatementsAsync(string database, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select s.query, s.calls, s.rows, s.total_plan_time / s.calls, s.mean_exec_time from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = $1 and s.toplevel order by s.calls desc
            """,
            connection) { Parameters = { new() { Value = database } } };
        await using var reader = await command.ExecuteReaderAsync(stop);
        var statements = new List<Statement>();
        while (await reader.ReadAsync(stop)) 
            statements.Add(new Statement(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetDouble(3), reader.GetDouble(4)));
        return statements;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<long> ScalarAsync(string sql, CancellationToken stop, string? parameter = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await command.ExecuteScalarAsync(stop) is long value ? value : 0;
    }
}

/// <param name="PlanMilliseconds">Per call; 0 unless <c>pg_stat_statements.track_planning</c> is on.</param>
/// <param name="Milliseconds">Mean of the execution.</param>
internal sealed record Statement(string Sql, long Calls, long Rows, double PlanMilliseconds, double Milliseconds);
