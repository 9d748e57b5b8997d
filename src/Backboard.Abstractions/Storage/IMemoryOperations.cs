namespace Backboard.Abstractions;

/// <summary>
/// Operations: made by a <see cref="ThreadWrite"/> together with the message, claimed by whoever reads it, ended once. Calls
/// throw <see cref="StoreUnavailableException"/> when the database does not answer.
/// </summary>
public interface IMemoryOperations
{
    /// <summary>Null when absent or another tenant's.</summary>
    Task<MemoryOperation?> Find(string tenantId, Guid operationId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the oldest operation of a scope that is in progress and either named ready, overdue, or its owner is retired,
    /// unknown, or (only if <paramref name="mayJudge"/>) silent for 15 s: raises its attempt and keeps it from others until the
    /// lease is over. Null when there is none.
    /// </summary>
    /// <param name="scope">Which.</param>
    /// <param name="ready">Operations whose turn has ended; taken only if nobody has yet.</param>
    /// <param name="owner">Who takes it, see <see cref="NodeIdentity"/>.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="mayJudge">Whether this node may call another's silence death.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ClaimedOperation?> Claim(
        MemoryScope scope, ImmutableArray<Guid> ready, string owner, TimeSpan lease, bool mayJudge, CancellationToken cancellationToken);

    /// <summary>
    /// In one transaction: ends the operation as Completed if this attempt still holds it, and writes its changes.
    /// </summary>
    Task<ApplyOutcome> Apply(OperationResult result, CancellationToken cancellationToken);

    /// <summary>Ends the operation as Error if this attempt still holds it; false when it does not.</summary>
    Task<bool> Fail(MemoryOperation operation, string reason, CancellationToken cancellationToken);

    /// <summary>Lets others take it again after a while; false when this attempt does not hold it any more.</summary>
    Task<bool> Postpone(MemoryOperation operation, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Scopes with operations that are overdue, or whose owner is retired, unknown, or (only if <paramref name="mayJudge"/>) silent for 15 s.</summary>
    Task<ImmutableArray<MemoryScope>> Due(bool mayJudge, int limit, CancellationToken cancellationToken);
}

/// <summary>An operation to be carried out now.</summary>
/// <param name="Operation">The row, with the attempt just begun.</param>
/// <param name="Message">The user's words; null when the message is gone.</param>
/// <param name="PreviousAnswer">The assistant's message before it, or null.</param>
public sealed record ClaimedOperation(MemoryOperation Operation, string? Message, string? PreviousAnswer);

/// <summary>What an operation writes.</summary>
/// <param name="Operation">As claimed.</param>
/// <param name="Changes">In order.</param>
/// <param name="Now">UTC, for recorded_at and retired_at.</param>
public sealed record OperationResult(MemoryOperation Operation, ImmutableArray<MemoryChange> Changes, DateTimeOffset Now);

/// <summary>One change of the ledger.</summary>
/// <param name="Kind">
/// Add: <paramref name="Memory"/> is a first version (retired already when it has a RetiredAt). Update: it is the next version of
/// its id, and the current one is closed. Delete: the current version named by its id and version is closed with the given ValidTo, RetiredAt and SupersededBy.
/// None: nothing is written.
/// </param>
/// <param name="Memory">See above; null for None.</param>
/// <param name="Vector">For Add and Update, or null.</param>
public sealed record MemoryChange(MemoryEffectKind Kind, MemoryRecord? Memory, StoredVector? Vector);

/// <summary>How applying ended.</summary>
public enum ApplyOutcome
{
    /// <summary>Written, and the operation is Completed.</summary>
    Applied,

    /// <summary>The operation has ended, was erased, or somebody else holds it: nothing was written.</summary>
    Lost,

    /// <summary>A memory to be updated or retired is not the current version any more, or an operator's: nothing was written, decide again.</summary>
    Stale,
}
