namespace Backboard.Abstractions;

/// <summary>Rows of assistants. Reads and writes throw <see cref="StoreUnavailableException"/> when the database is down.</summary>
public interface IAssistantStore
{
    /// <summary>Inserts unless the id exists or was deleted; returns what is stored, null when deleted.</summary>
    Task<Assistant?> Insert(Assistant assistant, CancellationToken cancellationToken);

    /// <summary>Null when absent.</summary>
    Task<Assistant?> Find(AssistantKey key, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="tenantId">Owner.</param>
    /// <param name="name">Exact name, or null for all.</param>
    /// <param name="skip">Rows to pass over, ≥ 0.</param>
    /// <param name="limit">Rows to return, ≥ 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<Assistant>> List(string tenantId, string? name, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>Replaces the row if its version is the given one's minus one; false when it is not.</summary>
    Task<bool> Replace(Assistant assistant, CancellationToken cancellationToken);

    /// <summary>The tenant's default assistant, made on first use (unique a tenant, also under a race).</summary>
    Task<Assistant> EnsureDefault(string tenantId, Guid proposedId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Removes it with its threads in one transaction, leaving tombstones. Returns the threads it had that were in
    /// progress, or null when it is not there.
    /// </summary>
    Task<ImmutableArray<ThreadKey>?> Delete(AssistantKey key, CancellationToken cancellationToken);
}
