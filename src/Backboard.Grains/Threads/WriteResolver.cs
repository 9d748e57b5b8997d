namespace Backboard.Grains;

/// <summary>What became of a write, once that is certain or past waiting for.</summary>
internal enum Resolution
{
    Committed,
    Fenced,

    /// <summary>Refused although the fence held: a run that was to begin has ended already, or is another thread's.</summary>
    Duplicate,
    Unavailable,
}

/// <summary>
/// Finds out what became of a write whose answer was lost: the very same write is repeated, and if that is fenced, the
/// row tells who won. The fence makes the repetition harmless.
/// </summary>
internal sealed class WriteResolver(IThreadStore store, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task<(Resolution Resolution, WriteResult Result)> Write(ThreadWrite write, CancellationToken cancellationToken)
    {
        var result = await store.Write(write, cancellationToken);
        for (var pause = FirstPause; result.Outcome == WriteOutcome.Unknown; pause = Longer(pause))
        {
            await Task.Delay(pause, time, cancellationToken);
            result = await Repeat(write, cancellationToken);
        }

        return result.Outcome switch
        {
            WriteOutcome.Committed => (Resolution.Committed, result),
            WriteOutcome.Duplicate when write.CreateUnder is null => (Resolution.Duplicate, result),
            WriteOutcome.Fenced or WriteOutcome.Duplicate => (Resolution.Fenced, result),
            _ => (Resolution.Unavailable, result),
        };
    }

    private async Task<WriteResult> Repeat(ThreadWrite write, CancellationToken cancellationToken)
    {
        var result = await store.Write(write, cancellationToken);
        if (result.Outcome is WriteOutcome.Committed or WriteOutcome.Unknown)
            return result;
        if (result.Outcome == WriteOutcome.Unavailable)
            return result with { Outcome = WriteOutcome.Unknown };
        try
        {
            var stored = await store.Load(write.Key, cancellationToken);
            return IsResultOf(write, stored) ? new WriteResult(WriteOutcome.Committed, 0, Queued(stored!), HasDocuments: true) : result;
        }
        catch (StoreUnavailableException)
        {
            return result with { Outcome = WriteOutcome.Unknown };
        }
    }

    private static bool IsResultOf(ThreadWrite write, ThreadSnapshot? stored) =>
        stored is { Header: var header }
        && header.Owner == write.Owner
        && header.Epoch == write.Epoch
        && header.Version == write.ExpectedVersion + 1;

    private static ImmutableArray<Run> Queued(ThreadSnapshot stored) =>
        [.. stored.Runs.Where(run => run.Status == RunStatus.Queued)];

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
