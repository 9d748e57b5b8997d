namespace Backboard.Grains;

/// <summary>Looks at a thread that somebody left, and does what is due.</summary>
internal static class Recovering
{
    /// <param name="draft">On rows just read.</param>
    /// <param name="answerOf">The answer of a run this activation works on, or null.</param>
    /// <param name="readable">What readers of an orphan have seen of its answer since it last started.</param>
    /// <param name="options">Limits.</param>
    public static void Recover(
        Draft draft, Func<Guid, AnswerSnapshot?> answerOf, Func<Guid, string> readable, TurnOptions options)
    {
        if (draft.State is not { } state)
            return;
        if (state.Active is { } active)
            RecoverActive(draft, active, answerOf, readable, options);
        if (draft.State.Waiting is { } waiting && waiting.DeadlineAt < state.LoadedAt)
            Cancelling.CancelWaiting(draft, waiting, "expired");
        else if (draft.State.Waiting is { CancelRequested: true } unwanted)
            Cancelling.CancelWaiting(draft, unwanted, Cancelling.ReasonFor(draft, unwanted));
        foreach (var queued in draft.State.Queue.Where(run => run.CancelRequested).ToList())
            if (draft.State.Active is null || Cancelling.ReasonFor(draft, queued) == "cancelled")
                Cancelling.CancelQueued(draft, queued, Cancelling.ReasonFor(draft, queued));
        Starting.Promote(draft, options);
    }

    private static void RecoverActive(
        Draft draft, Run run, Func<Guid, AnswerSnapshot?> answerOf, Func<Guid, string> readable, TurnOptions options)
    {
        var state = draft.State!;
        var isOrphan = state.Orphans.Contains(run.RunId);
        if (run.CancelRequested)
            Cancelling.CancelActive(
                draft, run, Cancelling.ReasonFor(draft, run), answerOf(run.RunId) ?? AnswerSnapshot.Seen(readable(run.RunId)));
        else if (run.DeadlineAt < state.LoadedAt)
            Finishing.Fail(draft, run, "deadline_exceeded", "The turn did not end before its deadline.", answerOf(run.RunId) ?? AnswerSnapshot.Seen(readable(run.RunId)));
        else if (isOrphan && run.Attempt >= options.MaxAttempts)
            Finishing.Fail(draft, run, "interrupted", $"The turn was interrupted {run.Attempt} times.", AnswerSnapshot.Seen(readable(run.RunId)));
        else if (isOrphan && run.Request.OnCrash == OnCrash.Fail && readable(run.RunId).Length > 0)
            Finishing.Fail(draft, run, "interrupted", "The turn was interrupted while it was being read.", AnswerSnapshot.Seen(readable(run.RunId)));
        else if (isOrphan)
            Restart(draft, run, readable(run.RunId).Length > 0);
        else if (run.Owner is null && answerOf(run.RunId) is not null)
            draft.Put(run with { Owner = draft.Owner, Epoch = draft.Epoch, DeadlineIn = null });
    }

    private static void Restart(Draft draft, Run run, bool wasReadable)
    {
        var attempt = run.Attempt + 1;
        if (wasReadable)
            draft.Emit(run.RunId, new RunRestarted(Ids.OfMessage(run.RunId, draft.State!.Header.MessageHead), attempt));
        draft.Put(run with { Attempt = attempt, Owner = draft.Owner, Epoch = draft.Epoch, DeadlineIn = null });
    }
}
