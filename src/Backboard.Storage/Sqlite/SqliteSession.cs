using System.Data.Common;
using Backboard.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Backboard.Storage.Sqlite;

/// <summary>One connection for good, with its statements prepared. The driver blocks, so every call ends before it returns.</summary>
internal sealed class SqliteSession : SqlSession, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly SqliteConnection _connection;
    private readonly SqlDialect _dialect;

    public SqliteSession(SqliteConnection connection, SqlDialect dialect)
        : base(CancellationToken.None)
    {
        _connection = connection;
        _dialect = dialect;
    }

    /// <summary>False when SQLite itself has rolled the transaction back.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Run(string sql)
    {
        var command = (SqliteCommand)Prepare(sql, []);
        command.ExecuteNonQuery();
    }

    public override async Task<int> Insert<TRow>(string table, RowSet<TRow> set, IReadOnlyList<TRow> rows, string onConflict = "")
    {
        var sql = $"INSERT INTO {table} ({set.Names}) VALUES ({set.Placeholders}) {onConflict}";
        var inserted = 0;
        foreach (var row in rows) inserted += await Execute(sql, set.Parameters(row));
        return inserted;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    protected override DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, _connection);
            foreach (var (name, _) in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++) command.Parameters[i].Value = _dialect.ToStored(parameters[i].Value);
        return command;
    }

    /// <summary>Kept for the next time.</summary>
    protected override void Release(DbCommand command)
    {
    }
}
