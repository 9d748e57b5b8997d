namespace Backboard.Abstractions;

/// <summary>
/// Idempotency keys. A key reserves the ids its request will use before anything is written; a repeated request gets the
/// same ids, and every write by id happens once. Kept 24 h by the database's clock.
/// </summary>
public interface IReservationStore
{
    /// <summary>Reserves, or returns what an earlier request with the key reserved.</summary>
    Task<Reservation> Reserve(ReservationKey key, Reservation proposed, CancellationToken cancellationToken);
}

/// <summary>Scope of a key.</summary>
/// <param name="TenantId">Owner.</param>
/// <param name="Route">Method and route template.</param>
/// <param name="Key">The client's header, 1–255 characters.</param>
public sealed record ReservationKey(string TenantId, string Route, string Key);

/// <summary>What a key stands for.</summary>
/// <param name="RequestHash">SHA-256 over the parsed fields, hex.</param>
/// <param name="ResourceId">Id of the thing being made: a run, an assistant, a thread.</param>
/// <param name="ThreadId">The thread a run belongs to, else empty.</param>
public sealed record Reservation(string RequestHash, Guid ResourceId, Guid ThreadId);
