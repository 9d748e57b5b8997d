namespace Backboard.Grains;

/// <summary>What a caller can get where the lane's state is not the answer: from the rows, or through another node.</summary>
internal sealed class Entrance(ThreadKey key, Lane lane, ThreadServices services)
{
    /// <summary>Code of the refusal that means: look into the rows.</summary>
    public const string UnknownRun = "unknown_run";

    /// <summary>Code of the refusal that means: look into the rows again, they have changed meanwhile.</summary>
    public const string OutOfDate = "out_of_date";

    private const int PageSize = 500;

    private bool _wasTried;
    private bool _mayBeRepeated;
    private long? _lookedAt;

    /// <summary>
    /// Joins a run that has ended already; null when there is none such. A run id that is new is not looked for in the first round; in a later one
    /// by the lane, where that reads the rows anyway.
    /// </summary>
    public async Task<Result<Accepted>?> FindEnded(SendMessage command)
    {
        (_mayBeRepeated, _wasTried, _lookedAt) = (command.MayRepeat || _wasTried, true, null);
        if (!_mayBeRepeated || lane is { State: null, LastSeen: not null })
            return null;
        _lookedAt = Version(lane.LastSeen);
        var run = await services.Store.FindRun(key, command.RunId, CancellationToken.None);
        if (run is not { IsFinal: true } || await AssistantId() is not { } assistantId)
            return null;
        return new Accepted(command.RunId, assistantId, run.FirstEventSeq - 1, false);
    }

    /// <summary>Refuses a memory mode without a user where the assistant keeps memories by user; null when it may go on.</summary>
    public async Task<Result<Accepted>?> RefuseWithoutUser(SendMessage command)
    {
        if (command.Request is { Memory: MemoryMode.Off } or { UserId: not null })
            return null;
        var header = lane.LastSeen?.Header ?? (command.CreateUnder is null ? (await services.Store.Load(key, CancellationToken.None))?.Header : null);
        if (header is { UserId: not null } || (header?.AssistantId ?? command.CreateUnder) is not { } assistantId)
            return null;
        var assistant = await services.Turns.Assistants.Get(
            new AssistantKey(key.TenantId, assistantId), Math.Max(1, lane.AssistantVersion), CancellationToken.None);
        if (assistant is not { MemoryScope: MemoryScoping.User })
            return null;
        return Error.Invalid("This assistant keeps memories by user: name the user_id, or turn memory off.", "user_required");
    }

    /// <summary>Accepts, unless the run may have ended since it was looked for: the state forgets such runs, and it must not be taken for a new one.</summary>
    public Result<Accepted> Accept(Draft draft, SendMessage command, Func<Guid, AnswerSnapshot?> answerOf)
    {
        var isKnown = draft.State?.Find(command.RunId) is not null;
        if (!isKnown && draft.State?.Ended is { } ended && ended.RunId == command.RunId)
            return Accepting.Join(draft, ended);
        if (!isKnown && (draft.Ends(command.RunId) || (_mayBeRepeated && !WasLookedFor(draft.State, command.RunId))))
            return Error.Conflict("The thread has changed meanwhile.", OutOfDate, 1);
        return Accepting.Accept(draft, command, answerOf, services.Options);
    }

    /// <summary>Gets in line of a thread that another node works on; null when it is free after all.</summary>
    public async Task<Result<Accepted>?> Enqueue(SendMessage command)
    {
        if (lane.LastSeen is not { Header: var header })
            return null;
        if (Accepting.WrongUser(header, command.Request) is { } stranger)
            return stranger;
        var run = new Run(command.RunId, 0, RunStatus.Queued, command.Request, 0, 0, null, services.Time.GetUtcNow());
        var queued = await services.Store.Enqueue(key, run, services.Options.MaxQueued, command.Deadline, CancellationToken.None);
        return queued.Outcome switch
        {
            EnqueueOutcome.Queued => new Accepted(command.RunId, header.AssistantId, queued.EventHead, true),
            EnqueueOutcome.Known => await Join(command.RunId, header.AssistantId, queued.EventHead),
            EnqueueOutcome.Full => command.Request.OnBusy == OnBusy.Reject ? Accepting.Busy() : Accepting.QueueFull(services.Options),
            EnqueueOutcome.Gone => Error.NotFound("Thread not found"),
            _ => null,
        };
    }

    /// <summary>Outputs for a run that waits.</summary>
    public Result<Accepted> Submit(Draft draft, SubmitToolOutputs command)
    {
        if (draft.State is not { } state)
            return Error.NotFound("Thread not found");
        var run = command.RunId is { } id ? state.Find(id) : state.Waiting;
        if (run is { Status: RunStatus.RequiresAction })
            return ToolAnswers.Submit(draft, run, command, services.Options);
        return command.RunId is null
            ? Error.NotFound("Thread not found, or no pending REQUIRES_ACTION on the thread")
            : Error.NotFound("Run not found") with { Code = UnknownRun };
    }

    /// <summary>The same outputs once more join what they continued; any others are refused.</summary>
    public async Task<Result<Accepted>?> JoinContinuation(SubmitToolOutputs command)
    {
        if (command.RunId is not { } runId)
            return Error.NotFound("Thread not found, or no pending REQUIRES_ACTION on the thread");
        if (await services.Store.FindRun(key, runId, CancellationToken.None) is not { } run)
            return Error.NotFound("Run not found");
        if (run.Status == RunStatus.RequiresAction)
            return null;
        if (await AssistantId() is { } assistantId && await FindContinuation(run, command) is { } continuing)
            return new Accepted(runId, assistantId, continuing - 1, false);
        return Error.Invalid("The run does not wait for tool outputs.", "run_not_waiting");
    }

    public static Result<bool> Cancel(Draft draft, Guid runId, Func<Guid, AnswerSnapshot?> answerOf)
    {
        if (draft.State is not { } state)
            return Error.NotFound("Thread not found");
        if (state.Find(runId) is not { } run)
            return Error.NotFound("Run not found") with { Code = UnknownRun };
        Cancelling.Cancel(draft, run, "cancelled", answerOf(runId));
        return true;
    }

    /// <summary>Flags a run for its owner; false when it has ended.</summary>
    public async Task<Result<bool>?> RequestCancel(Guid runId)
    {
        if (await services.Store.FindRun(key, runId, CancellationToken.None) is not { } run)
            return Error.NotFound(await AssistantId() is null ? "Thread not found" : "Run not found");
        return !run.IsFinal && await services.Store.RequestCancel(key, runId, CancellationToken.None);
    }

    private async Task<Result<Accepted>> Join(Guid runId, Guid assistantId, long head)
    {
        var run = await services.Store.FindRun(key, runId, CancellationToken.None);
        return new Accepted(runId, assistantId, run is { FirstEventSeq: > 0 } ? run.FirstEventSeq - 1 : head, run?.Status == RunStatus.Queued);
    }

    private bool WasLookedFor(ThreadState? state, Guid runId) => state is null || state.Sought == runId || _lookedAt == Version(state);

    private static long Version(ThreadState? state) => state?.Header.Version ?? 0;

    private async Task<Guid?> AssistantId() =>
        lane.LastSeen?.Header.AssistantId ?? (await services.Store.Load(key, CancellationToken.None))?.Header.AssistantId;

    /// <summary>Seq of the event that continued the run after exactly these outputs, or null.</summary>
    private async Task<long?> FindContinuation(Run run, SubmitToolOutputs command)
    {
        var given = command.Outputs.ToDictionary(output => output.ToolCallId, output => output.Output);
        var stub = default(Message);
        for (var after = Math.Max(0, run.FirstEventSeq - 1); ;)
        {
            var page = await services.Store.Events(key, after, PageSize, run.RunId, CancellationToken.None);
            if (page.IsEmpty)
                return null;
            foreach (var entry in page)
            {
                if (entry.Event is ToolSubmitRequired)
                    stub = entry.Message;
                else if (entry.Event is RunContinuing && stub is not null && await Answers(stub, given))
                    return entry.Seq;
            }

            after = page[^1].Seq;
        }
    }

    private async Task<bool> Answers(Message stub, Dictionary<string, string> given)
    {
        var through = stub.Seq + stub.ToolCalls.Length;
        var stored = await services.Store.NewestMessages(key, stub.Seq, through, stub.ToolCalls.Length, CancellationToken.None);
        return stored.Length == given.Count
            && stored.All(message => message.ToolCallId is { } id && given.GetValueOrDefault(id) == message.Content);
    }
}
