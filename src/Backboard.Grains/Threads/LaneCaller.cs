namespace Backboard.Grains;

/// <summary>Takes a caller's wish through the lane: again when fenced, elsewhere when the thread is another node's.</summary>
internal sealed class LaneCaller(Lane lane, ThreadServices services)
{
    private const int MostRounds = 50;

    /// <param name="decide">Decides against the state; null results are not possible, refusals are.</param>
    /// <param name="terms">How to carry it.</param>
    /// <param name="before">Looked at before every round; a result ends the call.</param>
    /// <param name="whenForeign">What to do when somebody alive elsewhere works on the thread; null tries the lane again.</param>
    /// <param name="runId">Named in the answer when the outcome stays unknown.</param>
    /// <param name="orElse">Asked when the state does not know the run; null keeps the refusal.</param>
    public Task<Result<T>> Call<T>(
        Func<Draft, Result<T>> decide,
        LaneTerms terms,
        Func<Task<Result<T>?>>? before,
        Func<Task<Result<T>?>> whenForeign,
        Guid? runId,
        Func<Task<Result<T>?>>? orElse = null) => Guard(async () =>
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (before is not null && await before() is { } early)
                return early;
            var left = await Within(lane.Do(decide, terms));
            if (left is null)
                return Error.Unavailable("The database has not answered yet; the outcome is unknown.", runId);
            if (left.Value.Exit == LaneExit.Foreign && await whenForeign() is { } elsewhere)
                return elsewhere;
            if (left.Value.Result is { Error.Code: Entrance.UnknownRun } && orElse is not null && await orElse() is { } other)
                return other;
            if (left.Value.Result is { Error.Code: Entrance.OutOfDate })
                continue;
            if (left.Value is { Exit: LaneExit.Done, Result: { } result })
                return result;
        }

        return lane.LastSeen is null
            ? Error.NotFound("Thread or assistant not found")
            : Error.Unavailable("The thread is contended; try again.", runId);
    });

    /// <summary>The edge where a broken backend becomes a refusal.</summary>
    public static async Task<Result<T>> Guard<T>(Func<Task<Result<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (StoreUnavailableException e)
        {
            return Error.Unavailable(e.Message);
        }
        catch (CorruptRowException e)
        {
            return Error.Corrupt(e.Message);
        }
    }

    private async Task<LaneResult<T>?> Within<T>(Task<LaneResult<T>> left)
    {
        if (left.IsCompleted)
            return await left;
        using var give = new CancellationTokenSource();
        var limit = TimeSpan.FromSeconds(services.Options.UnknownOutcomeSeconds);
        if (await Task.WhenAny(left, Task.Delay(limit, services.Time, give.Token)) != left)
            return null;
        await give.CancelAsync();
        return await left;
    }
}
