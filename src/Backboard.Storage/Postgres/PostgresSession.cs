using System.Data.Common;
using Backboard.Storage.Sql;
using Npgsql;

namespace Backboard.Storage.Postgres;

internal sealed class PostgresSession(NpgsqlConnection connection, SqlDialect dialect, CancellationToken cancellationToken)
    : SqlSession(cancellationToken)
{
    private readonly CancellationToken _cancellationToken = cancellationToken;

    public override async Task<int> Insert<TRow>(string table, RowSet<TRow> set, IReadOnlyList<TRow> rows, string onConflict = "")
    {
        var parameter = 0;
        var sql = $"INSERT INTO {table} ({set.Names}) SELECT {set.NamesOf("x")} FROM {set.Unnest("x", ref parameter)} {onConflict}";
        await using var command = new NpgsqlCommand(sql, connection);
        set.AddTo(command.Parameters, rows);
        return await command.ExecuteNonQueryAsync(_cancellationToken);
    }

    protected override DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, dialect.ToStored(value));
        return command;
    }

    protected override void Release(DbCommand command) => command.Dispose();
}
