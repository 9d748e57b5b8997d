namespace Backboard.Abstractions;

/// <summary>What a node asks the database about many threads at once, in one statement each.</summary>
public interface IThreadWatch
{
    /// <summary>Newest event seq of each thread that exists.</summary>
    Task<IReadOnlyDictionary<Guid, long>> EventHeads(IReadOnlyCollection<Guid> threadIds, CancellationToken cancellationToken);

    /// <summary>Flags of the runs this node works on; a run that is missing has been deleted.</summary>
    Task<IReadOnlyDictionary<Guid, RunFlags>> Flags(IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken);

    /// <summary>
    /// Threads that need somebody: a run in progress whose owner is retired (or silent for 15 s, only if <paramref name="mayJudge"/>) or whose epoch
    /// is not the thread's, a run past its deadline, expired tools, or a queue with nothing active before it.
    /// </summary>
    Task<ImmutableArray<DueThread>> Due(bool mayJudge, int limit, CancellationToken cancellationToken);
}

/// <summary>What others asked of a run.</summary>
public sealed record RunFlags(bool CancelRequested, bool StreamRequested);

/// <summary>A thread that needs somebody.</summary>
/// <param name="Key">Which.</param>
/// <param name="PastDeadline">By how long its run in progress has outlived its deadline; zero when it has not.</param>
public sealed record DueThread(ThreadKey Key, TimeSpan PastDeadline);
