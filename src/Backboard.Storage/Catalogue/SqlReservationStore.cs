using Backboard.Storage.Sql;
using Backboard.Storage.Threads;

namespace Backboard.Storage.Catalogue;

internal sealed class SqlReservationStore(IDatabase database) : IReservationStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly string _reserve =
        $"""
        INSERT INTO idempotency (tenant_id, route, key, hash, resource_id, thread_id, expires_at)
        VALUES (@tenant, @route, @key, @hash, @resource, @thread, {database.Dialect.Now} + @kept)
        ON CONFLICT (tenant_id, route, key) DO UPDATE
          SET hash = excluded.hash, resource_id = excluded.resource_id, thread_id = excluded.thread_id, expires_at = excluded.expires_at
          WHERE idempotency.expires_at <= {database.Dialect.Now}
        """;

    public async Task<Reservation> Reserve(ReservationKey key, Reservation proposed, CancellationToken cancellationToken)
    {
        WriteCheck.Text(key.Key);

        // Looped because the row may expire and be pruned between the two statements.
        while (true)
        {
            var kept = await database.Write(session => Reserve(session, key, proposed), cancellationToken);
            if (kept is not null) return kept;
        }
    }

    private async Task<Reservation?> Reserve(SqlSession session, ReservationKey key, Reservation proposed)
    {
        (string, object?)[] scope = [("tenant", key.TenantId), ("route", key.Route), ("key", key.Key)];
        var reserved = await session.Execute(
            _reserve,
            [.. scope, ("hash", proposed.RequestHash), ("resource", proposed.ResourceId), ("thread", proposed.ThreadId), ("kept", Kept)]);
        return reserved > 0
            ? proposed
            : await session.First(
                "SELECT hash, resource_id, thread_id FROM idempotency WHERE tenant_id = @tenant AND route = @route AND key = @key",
                row => new Reservation(row.GetString(0), row.GetGuid(1), row.GetGuid(2)), scope);
    }
}
