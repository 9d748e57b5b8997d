namespace Backboard.Grains;

/// <summary>Decides what becomes of a user's turn when it arrives.</summary>
internal static class Accepting
{
    public static Result<Accepted> Accept(
        Draft draft, SendMessage command, Func<Guid, AnswerSnapshot?> answerOf, TurnOptions options)
    {
        if (draft.State is null && command.CreateUnder is null)
            return Error.NotFound("Thread not found");
        if (draft.State?.Find(command.RunId) is { } known)
            return Join(draft, known);
        if (draft.State is { Active: not null } busy && Refusal(busy, command.Request, options) is { } refusal)
            return refusal;
        if (draft.State is { Header: var header } && WrongUser(header, command.Request) is { } stranger)
            return stranger;

        if (draft.State is null)
            draft.Create(command.CreateUnder!.Value, command.Request.UserId);
        return Admit(draft, command, answerOf, options);
    }

    /// <summary>Where a run that is known already can be read from its beginning.</summary>
    public static Accepted Join(Draft draft, Run run) => new(
        run.RunId,
        draft.State!.Header.AssistantId,
        run.FirstEventSeq > 0 ? run.FirstEventSeq - 1 : draft.State.Header.EventHead,
        run.Status == RunStatus.Queued);

    /// <summary>The first user named fixes the thread.</summary>
    public static Error? WrongUser(ThreadHeader header, RunRequest request) =>
        header.UserId is { } user && request.UserId is { } other && user != other
            ? Error.Invalid($"This thread belongs to user '{user}'; start another thread for '{other}'.", "other_user")
            : null;

    private static Accepted Admit(Draft draft, SendMessage command, Func<Guid, AnswerSnapshot?> answerOf, TurnOptions options)
    {
        var run = new Run(command.RunId, 0, RunStatus.Queued, command.Request, draft.Epoch, 0, null, draft.Now);
        if (command.Request.OnBusy == OnBusy.Interrupt)
            Interrupt(draft, answerOf);
        if (draft.State!.Waiting is { } waiting)
            Cancelling.CancelWaiting(draft, waiting, "superseded");
        var after = draft.State.Header.EventHead;
        draft.Put(run);
        Starting.Promote(draft, options);
        var isQueued = draft.State.Find(run.RunId) is { Status: RunStatus.Queued };
        return new Accepted(run.RunId, draft.State.Header.AssistantId, after, isQueued);
    }

    private static void Interrupt(Draft draft, Func<Guid, AnswerSnapshot?> answerOf)
    {
        if (draft.State!.Active is { } active)
            Cancelling.CancelActive(draft, active, "interrupted", answerOf(active.RunId));
        foreach (var queued in draft.State.Queue.ToList())
            Cancelling.CancelQueued(draft, queued, "interrupted");
    }

    private static Error? Refusal(ThreadState busy, RunRequest request, TurnOptions options) => request.OnBusy switch
    {
        OnBusy.Reject => Busy(),
        OnBusy.Queue when busy.Queue.Count() >= options.MaxQueued => QueueFull(options),
        _ => null,
    };

    public static Error Busy() => Error.Conflict("The thread is answering another message.", "thread_busy", 1);

    public static Error QueueFull(TurnOptions options) =>
        Error.Conflict($"The thread is busy and {options.MaxQueued} messages wait already.", "queue_full", 2);
}
