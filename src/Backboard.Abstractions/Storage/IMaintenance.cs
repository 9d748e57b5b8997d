namespace Backboard.Abstractions;

/// <summary>What a node does with old rows now and then.</summary>
public interface IMaintenance
{
    /// <summary>Removes a bounded number of delta events of runs final for longer than this. Returns how many.</summary>
    Task<int> PruneDeltas(TimeSpan olderThan, CancellationToken cancellationToken);

    /// <summary>Removes reservations past their expiry. Returns how many.</summary>
    Task<int> PruneReservations(CancellationToken cancellationToken);

    /// <summary>Removes a bounded number of memory operations that ended longer ago than this. Returns how many.</summary>
    Task<int> PruneMemoryOperations(TimeSpan olderThan, CancellationToken cancellationToken);

    /// <summary>Makes deletions unreadable in the files where the store can (SQLite: truncates the WAL).</summary>
    Task Scrub(CancellationToken cancellationToken);
}
