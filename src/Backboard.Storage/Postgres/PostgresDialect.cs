using System.Data.Common;
using Npgsql;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Postgres;

internal sealed class PostgresDialect : SqlDialect
{
    public override string Now => "now()";

    public override string ForUpdate => "FOR UPDATE";

    public override string ForKeyShare => "FOR KEY SHARE";

    public override string ForNoKeyUpdate => "FOR NO KEY UPDATE";

    public override string ForUpdateSkipLocked(string alias) => $"FOR UPDATE OF {alias} SKIP LOCKED";

    public override string Scripts => "Backboard.Storage.Postgres.Schema.";

    public override string LockSchema => "SELECT pg_advisory_xact_lock(4270014201)";

    public override bool IsShared => true;

    public override string IsIn(string expression, string parameter) => $"{expression} = ANY({parameter})";

    public override string Pairs(string alias, string ids, string numbers) =>
        $"unnest({ids}, {numbers}) WITH ORDINALITY AS {alias}(id, number, at)";

    public override bool IsTaken(DbException e) => e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUniversalTime(),
        _ => value,
    };
}
