namespace Backboard.Grains;

/// <summary>What an activation knows of its thread. The rows are the truth; this is replaced after every commit.</summary>
/// <param name="Header">The row with the fence.</param>
/// <param name="Summary">What stands for the compacted history, or null.</param>
/// <param name="Runs">Runs that are not final, in the order of their arrival.</param>
/// <param name="Window">Messages after the summary; default until somebody needs them.</param>
/// <param name="IsMine">This activation holds the epoch.</param>
/// <param name="MayClaim">Nobody alive works on the thread, so its epoch may be taken.</param>
/// <param name="Orphans">Runs in progress that nobody alive works on.</param>
internal sealed record ThreadState(
    ThreadHeader Header,
    ThreadSummary? Summary,
    ImmutableArray<Run> Runs,
    ImmutableArray<Message> Window,
    bool IsMine,
    bool MayClaim,
    ImmutableArray<Guid> Orphans)
{
    /// <summary>The database's clock when the rows were read.</summary>
    public DateTimeOffset LoadedAt { get; init; }

    /// <summary>A run that was looked for when the rows were read; null once something was written since.</summary>
    public Guid? Sought { get; init; }

    /// <summary>The run that was looked for, if it had ended.</summary>
    public Run? Ended { get; init; }

    public Run? Active => Runs.FirstOrDefault(run => run.Status == RunStatus.InProgress);

    public Run? Waiting => Runs.FirstOrDefault(run => run.Status == RunStatus.RequiresAction);

    public IEnumerable<Run> Queue => Runs.Where(run => run.Status == RunStatus.Queued);

    public bool IsWindowLoaded => !Window.IsDefault;

    public Run? Find(Guid runId) => Runs.FirstOrDefault(run => run.RunId == runId);
}
