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
    /// is not the thread's, a run that was given up, a run past its deadline, expired tools, or a queue with nothing active before it.
    /// </summary>
    Task<ImmutableArray<DueThread>> Due(bool mayJudge, int limit, CancellationToken cancellationToken);

    /// <summary>Gives up runs in progress that stand under this owner and that it does not work on, which makes them anybody's; tells how many.</summary>
    /// <param name="owner">This process.</param>
    /// <param name="active">The runs it works on.</param>
    /// <param name="before">Runs of newer writes are left alone, because they may just be starting; by the clock of whoever wrote them, when the write was begun.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<int> Disown(string owner, IReadOnlyCollection<Guid> active, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>What others asked of a run.</summary>
public sealed record RunFlags(bool CancelRequested, bool StreamRequested);

/// <summary>A thread that needs somebody.</summary>
/// <param name="Key">Which.</param>
/// <param name="PastDeadline">By how long its run in progress has outlived its deadline; zero when it has not.</param>
public sealed record DueThread(ThreadKey Key, TimeSpan PastDeadline);
