namespace Backboard.Grains;

/// <summary>
/// Decides when: takes what is asked of a thread to its lane, starts the turns that the lane has committed, and stops those
/// it has lost. What is written is decided in the pure classes of the protocol.
/// </summary>
internal sealed class ThreadGrain(ThreadServices services) : Grain, IThreadGrain, ILaneOwner
{
    private static readonly TimeSpan DeltaInterest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RecalledInMemory = TimeSpan.FromSeconds(2);

    private readonly EventTail _tail = new();
    private ThreadKey _key;
    private Lane _lane = null!;
    private LaneCaller _caller = null!;
    private ThreadReader _reader = null!;
    private Compaction _compaction = null!;
    private TurnRunner? _runner;
    private DateTimeOffset _deltasWantedUntil;
    private bool _isWaking;
    private bool _isForgetting;
    private bool _hasEnded;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = ThreadKey.Parse(this.GetPrimaryKeyString());
        _lane = new Lane(_key, services.Store, services.Loader, services.Node, services.Options, services.Time, this);
        _caller = new LaneCaller(_lane, services);
        _reader = new ThreadReader(_key, services.Store, services.Heads, services.Health, services.Time, _tail);
        _compaction = new Compaction(_lane, services.Turns.Compactor, services.Turns.Models);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _hasEnded = true;
        LetGo();
        _tail.Ring();
        return Task.CompletedTask;
    }

    public Task<Result<Accepted>> Send(SendMessage command)
    {
        if (IsLeaving)
            return Task.FromResult<Result<Accepted>>(Leave(command.RunId));
        var (entrance, recovery) = (new Entrance(_key, _lane, services), new Recovery(_key, _lane, services.Store));
        return _caller.Call(
            draft => entrance.Accept(draft, command, id => AnswerOf(id) ?? recovery.Seen(id)),
            new LaneTerms { Deadline = command.Deadline, Seeks = command.RunId },
            before: async () =>
            {
                if (command.Request.OnBusy == OnBusy.Interrupt && _runner is null)
                    await recovery.Look();
                return await entrance.FindEnded(command) ?? await entrance.RefuseWithoutUser(command);
            },
            whenForeign: () => entrance.Enqueue(command),
            command.RunId);
    }

    public Task<Result<Accepted>> SubmitToolOutputs(SubmitToolOutputs command)
    {
        if (IsLeaving)
            return Task.FromResult<Result<Accepted>>(Leave(command.RunId));
        var entrance = new Entrance(_key, _lane, services);
        return _caller.Call(
            draft => entrance.Submit(draft, command),
            new LaneTerms { Deadline = command.Deadline },
            before: null,
            whenForeign: () => entrance.JoinContinuation(command),
            command.RunId,
            orElse: () => entrance.JoinContinuation(command));
    }

    public Task<Result<bool>> Cancel(Guid runId)
    {
        var (entrance, recovery) = (new Entrance(_key, _lane, services), new Recovery(_key, _lane, services.Store));
        return _caller.Call(
            draft => Entrance.Cancel(draft, runId, id => AnswerOf(id) ?? recovery.Seen(id)),
            default,
            before: async () => _runner is null ? await recovery.Look() : null,
            whenForeign: () => entrance.RequestCancel(runId),
            runId,
            orElse: () => entrance.RequestCancel(runId));
    }

    public async Task<Result<EventPage>> Read(ReadEvents query)
    {
        if (query.Deltas)
            await WantDeltas(query.RunId);
        return await LaneCaller.Guard(() => _reader.Read(query, SeedTail, () => _runner is not null, OnForeignWrite));
    }

    public async Task<Result<bool>> Wake()
    {
        if (IsLeaving)
            return Leave(null);
        var recovery = new Recovery(_key, _lane, services.Store);
        return await _caller.Call<bool>(
            draft =>
            {
                Recovering.Recover(draft, AnswerOf, recovery.Readable, services.Options);
                return draft.HasChanges;
            },
            default,
            before: recovery.Look,
            whenForeign: () => Task.FromResult<Result<bool>?>(false),
            null);
    }

    public async Task<Result<bool>> Delete()
    {
        var deleted = await LaneCaller.Guard<bool>(async () =>
            await services.Store.Delete(_key, CancellationToken.None) ? true : Error.NotFound("Thread not found"));
        if (deleted.IsOk)
            await Forget();
        return deleted;
    }

    public Task Forget()
    {
        LetGo();
        _lane.Invalidate();
        _reader.IsGone = true;
        _tail.Ring();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Nothing runs here, and the process is stopping: what comes next belongs elsewhere.</summary>
    private bool IsLeaving => services.Health.IsLeaving && _runner is null;

    private Error Leave(Guid? runId)
    {
        _reader.IsClosed = true;
        _tail.Ring();
        DeactivateOnIdle();
        return Error.Leaving(runId);
    }

    bool ILaneOwner.IsRunning(Guid runId) => _runner?.RunId == runId;

    void ILaneOwner.OnOwnershipUnknown()
    {
        LetGo();
        _tail.Reset();
    }

    void ILaneOwner.OnCommitted(Draft draft)
    {
        foreach (var entry in draft.Events)
        {
            if (entry.RunId == _runner?.RunId)
                _runner.Answer.Observe(entry.Event);
            if (entry.Event is IEnding { Outcome.MemoryOperationId: { } operation })
                services.Turns.Memory.Digest(draft.State!.Header.MemoryScope, operation);
        }

        _tail.Publish(draft.Events);
        Reconcile(_lane.State!, draft.Starts);
    }

    /// <summary>
    /// Makes what runs here agree with what is stored. Only what this very write has started is begun: a run that was begun before and that
    /// nobody works on any more may have been read, and its next attempt is for the recovery to announce.
    /// </summary>
    private void Reconcile(ThreadState state, bool starts)
    {
        // A write that was waited for in vain may still be committed; what it started is for the next activation.
        if (_hasEnded)
            return;
        var active = state.Active;
        if (_runner is { } runner && (active?.RunId != runner.RunId || active.Attempt != runner.Attempt))
            LetGo();
        if (active is null)
            TrimTail();
        if (IsLeaving && active is null)
            Leave(null);
        else if (active is not null && _runner is null && starts)
            Begin(active, state);
        else if ((active is not null && _runner is null) || (active is null && state.Waiting is null && state.Queue.Any()))
            WakeSoon();
    }

    private void Begin(Run run, ThreadState state)
    {
        var remaining = run.DeadlineIn ?? (run.DeadlineAt - state.LoadedAt) ?? services.Options.Deadline;
        var runner = new TurnRunner(run, _lane, _compaction, services.Turns, remaining);
        if (services.Time.GetUtcNow() < _deltasWantedUntil)
            runner.Stream();
        _runner = runner;
        services.Runs.Enter(run.RunId, _key, runner);
        this.Later(services.Health, TimeSpan.Zero, async token =>
        {
            await runner.Run(token);
            if (_runner == runner)
                LetGo();
            runner.Dispose();
        });
    }

    /// <summary>Readers just behind are served from memory a little longer; then recalled words are only where they can be deleted.</summary>
    private void TrimTail()
    {
        _tail.Trim(kept: 16);
        if (_isForgetting || !_tail.HasRecalled)
            return;
        _isForgetting = true;
        this.Later(services.Health, RecalledInMemory, _ =>
        {
            _isForgetting = false;
            if (_runner is null)
                _tail.ForgetRecalled();
            return Task.CompletedTask;
        });
    }

    private void WakeSoon()
    {
        if (_isWaking)
            return;
        _isWaking = true;
        this.Later(services.Health, TimeSpan.Zero, async _ =>
        {
            _isWaking = false;
            await Wake();
        });
    }

    /// <summary>Ends the model call of a run that is not ours any more; one that has answered may still tidy up.</summary>
    private void LetGo()
    {
        if (_runner is not { } runner)
            return;
        _runner = null;
        services.Runs.Leave(runner.RunId, runner);
        if (!runner.HasAnswered || services.Health.IsLeaving)
            runner.Stop();
    }

    private AnswerSnapshot? AnswerOf(Guid runId) => _runner?.RunId == runId ? _runner.Answer.Take() : null;

    private async Task WantDeltas(Guid? runId)
    {
        _deltasWantedUntil = services.Time.GetUtcNow() + DeltaInterest;
        if (_runner is { } runner && (runId is null || runner.RunId == runId))
            runner.Stream();
        else if (services.Store.IsShared && _runner is null && _lane.LastSeen?.Active is { StreamRequested: false } active)
            await LaneCaller.Guard<bool>(async () =>
            {
                await services.Store.RequestStream(_key, active.RunId, CancellationToken.None);
                return true;
            });
    }

    private void OnForeignWrite()
    {
        if (_runner is not null)
            return;
        _tail.Reset();
        _lane.Invalidate();
    }

    private async Task<bool> SeedTail()
    {
        var seen = await _lane.Do<bool>(draft => draft.State is not null, default);
        if (seen.Result is { IsOk: false, Error: { } error })
            throw error.Kind == ErrorKind.Corrupt ? new CorruptRowException(error.Message) : new StoreUnavailableException(error.Message);
        if (_lane.LastSeen is not { } state)
            return false;
        _tail.Seed(state.Header.EventHead);
        return true;
    }
}
