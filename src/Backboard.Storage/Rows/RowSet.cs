using Npgsql;

namespace Backboard.Storage.Rows;

/// <summary>The written columns of a kind of row, declared once for both databases.</summary>
internal sealed class RowSet<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    public string Names => string.Join(", ", _columns.Select(column => column.Name));

    public string Placeholders => string.Join(", ", _columns.Select(column => "@" + column.Name));

    public RowSet<TRow> With<TValue>(string name, Func<TRow, TValue> get)
    {
        _columns.Add(new Column<TRow, TValue>(name, get));
        return this;
    }

    /// <summary>Names qualified by an alias.</summary>
    public string NamesOf(string alias) => string.Join(", ", _columns.Select(column => $"{alias}.{column.Name}"));

    /// <summary>SQLite's parameters of one row.</summary>
    public (string Name, object? Value)[] Parameters(TRow row) => [.. _columns.Select(column => (column.Name, column.Of(row)))];

    /// <summary>PostgreSQL's table of all rows, from parameters numbered after <paramref name="before"/>.</summary>
    public string Unnest(string alias, ref int before)
    {
        List<string> arrays = [];
        foreach (var column in _columns) arrays.Add($"${++before}::{column.PostgresType}[]");
        return $"unnest({string.Join(", ", arrays)}) AS {alias}({Names})";
    }

    public void AddTo(NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows)
    {
        foreach (var column in _columns) parameters.Add(column.OfAll(rows));
    }
}
