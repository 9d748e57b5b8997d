using System.Data.Common;
using Backboard.Storage.Sql;
using Npgsql;

namespace Backboard.Storage.Postgres;

internal sealed class PostgresSession(NpgsqlConnection connection, SqlDialect dialect, CancellationToken cancellationToken)
    : SqlSession(cancellationToken)
{
    protected override DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, dialect.ToStored(value));
        return command;
    }

    protected override void Release(DbCommand command) => command.Dispose();
}
