using System.Data.Common;
using System.Text.Json;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    // Milliseconds by the julian day's precision; 2440587.5 is 1970.
    public override string Now => "(CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000)";

    public override string ForUpdate => "";

    public override string ForKeyShare => "";

    public override string ForNoKeyUpdate => "";

    public override string ForUpdateSkipLocked(string alias) => "";

    public override string Scripts => "Backboard.Storage.Sqlite.Schema.";

    public override string LockSchema => "";

    public override bool IsShared => false;

    public override string IsIn(string expression, string parameter) => $"{expression} IN (SELECT value FROM json_each({parameter}))";

    public override string Pairs(string alias, string ids, string numbers) =>
        $"""
        (SELECT i.value AS id, n.value AS number, i.key AS at
        FROM json_each({ids}) i JOIN json_each({numbers}) n ON n.key = i.key) AS {alias}
        """;

    // One writer at a time: what was looked for is still so.
    public override bool IsTaken(DbException e) => false;

    public override object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString("D"),
        DateTimeOffset time => StoredTime.ToMicroseconds(time),
        TimeSpan span => StoredTime.ToMicroseconds(span),
        Guid[] ids => JsonSerializer.Serialize(ids.Select(id => id.ToString("D"))),
        int[] numbers => JsonSerializer.Serialize(numbers),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        _ => value,
    };
}
