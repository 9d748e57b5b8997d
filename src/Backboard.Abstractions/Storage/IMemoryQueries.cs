namespace Backboard.Abstractions;

/// <summary>Lists over the ledger. Another tenant's rows are never seen. Calls throw <see cref="StoreUnavailableException"/> when the database does not answer.</summary>
public interface IMemoryQueries
{
    /// <summary>Newest memory first (by id), and how many there are in all.</summary>
    Task<MemoryPage> List(AssistantKey assistant, MemoryFilter filter, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>The current version, else the newest one; null when absent.</summary>
    Task<MemoryRecord?> Find(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken);

    /// <summary>All versions, oldest first, followed by those of the memories that superseded it, in order; empty when absent.</summary>
    Task<ImmutableArray<MemoryRecord>> History(AssistantKey assistant, Guid memoryId, CancellationToken cancellationToken);

    /// <summary>Counts of the current memories.</summary>
    Task<MemoryStats> Stats(AssistantKey assistant, string? userId, CancellationToken cancellationToken);
}

/// <summary>Which memories are listed.</summary>
/// <param name="UserId">What this user sees: the shared ones and their own; null for those of everybody.</param>
/// <param name="AsOf">UTC: the versions held true then (valid_from ≤ as_of &lt; valid_to), retired ones included; null for the current ones.</param>
/// <param name="ThreadId">Only what was said in this thread; null for all.</param>
public sealed record MemoryFilter(string? UserId, DateTimeOffset? AsOf, Guid? ThreadId);

/// <summary>A page and the number of all.</summary>
public sealed record MemoryPage(ImmutableArray<MemoryRecord> Memories, int Total);

/// <summary>Numbers about an assistant's memories.</summary>
/// <param name="Total">Current memories.</param>
/// <param name="Pending">Messages not read yet.</param>
/// <param name="LastUpdated">UTC, of the newest change still there; null when there is none.</param>
public sealed record MemoryStats(int Total, int Pending, DateTimeOffset? LastUpdated);
