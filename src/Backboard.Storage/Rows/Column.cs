using Npgsql;
using NpgsqlTypes;

namespace Backboard.Storage.Rows;

/// <summary>A column that is written: one value for SQLite, an array over many rows for PostgreSQL.</summary>
internal abstract class Column<TRow>(string name)
{
    public string Name => name;

    public abstract string PostgresType { get; }

    public abstract object? Of(TRow row);

    public abstract NpgsqlParameter OfAll(IReadOnlyList<TRow> rows);
}

internal sealed class Column<TRow, TValue>(string name, Func<TRow, TValue> get) : Column<TRow>(name)
{
    private static readonly (string Name, NpgsqlDbType Type) Type = default(TValue) switch
    {
        Guid => ("uuid", NpgsqlDbType.Uuid),
        long => ("bigint", NpgsqlDbType.Bigint),
        int => ("integer", NpgsqlDbType.Integer),
        DateTimeOffset => ("timestamptz", NpgsqlDbType.TimestampTz),
        TimeSpan => ("interval", NpgsqlDbType.Interval),
        bool => ("boolean", NpgsqlDbType.Boolean),
        double => ("double precision", NpgsqlDbType.Double),
        null when typeof(TValue) == typeof(int?) => ("integer", NpgsqlDbType.Integer),
        null when typeof(TValue) == typeof(long?) => ("bigint", NpgsqlDbType.Bigint),
        null when typeof(TValue) == typeof(Guid?) => ("uuid", NpgsqlDbType.Uuid),
        null when typeof(TValue) == typeof(DateTimeOffset?) => ("timestamptz", NpgsqlDbType.TimestampTz),
        null when typeof(TValue) == typeof(byte[]) => ("bytea", NpgsqlDbType.Bytea),
        null when typeof(TValue) == typeof(TimeSpan?) => ("interval", NpgsqlDbType.Interval),
        null when typeof(TValue) == typeof(string) => ("text", NpgsqlDbType.Text),
        _ => throw new NotSupportedException($"No column holds a {typeof(TValue)}."),
    };

    public override string PostgresType => Type.Name;

    public override object? Of(TRow row) => get(row);

    public override NpgsqlParameter OfAll(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = get(rows[i]);
        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | Type.Type };
    }
}
