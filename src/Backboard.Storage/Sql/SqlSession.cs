using System.Data.Common;

namespace Backboard.Storage.Sql;

/// <summary>Statements on one connection, inside one transaction when they write.</summary>
internal abstract class SqlSession(CancellationToken cancellationToken)
{
    /// <summary>All rows.</summary>
    public async Task<List<T>> Query<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        var command = Prepare(sql, parameters);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<T> rows = [];
            while (await reader.ReadAsync(cancellationToken)) rows.Add(map(reader));
            return rows;
        }
        finally
        {
            Release(command);
        }
    }

    /// <summary>The first row, or the type's default.</summary>
    public async Task<T?> First<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters) =>
        (await Query(sql, map, parameters)).FirstOrDefault();

    /// <summary>How many rows were changed.</summary>
    public async Task<int> Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = Prepare(sql, parameters);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            Release(command);
        }
    }

    /// <summary>Inserts many rows; returns how many were.</summary>
    /// <param name="table">Into which table.</param>
    /// <param name="set">Its columns.</param>
    /// <param name="rows">The rows, in order.</param>
    /// <param name="onConflict">What follows, or nothing.</param>
    public abstract Task<int> Insert<TRow>(string table, RowSet<TRow> set, IReadOnlyList<TRow> rows, string onConflict = "");

    protected abstract DbCommand Prepare(string sql, (string Name, object? Value)[] parameters);

    protected abstract void Release(DbCommand command);
}
