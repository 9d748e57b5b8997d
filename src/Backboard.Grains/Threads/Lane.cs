namespace Backboard.Grains;

/// <summary>
/// The one way to write for an activation: one transaction in flight, what waits meanwhile is merged into the next.
/// Seqs are given here, and whoever comes first wins. Lives on the activation's scheduler; needs no locks.
/// </summary>
internal sealed class Lane(
    ThreadKey key,
    IThreadStore store,
    ThreadLoader loader,
    NodeIdentity node,
    TurnOptions options,
    TimeProvider time,
    ILaneOwner owner)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    private readonly WriteResolver _resolver = new(store, time);
    private List<LaneOperation> _waiting = [];
    private long _heldEpoch;
    private bool _isMoving;
    private bool _isStale;

    // Another process wrote last time, as far as can be told: a write on what is known here would only find that out once more.
    private bool _isTakenInTurns;

    /// <summary>As of the last commit or load; null when unknown or absent.</summary>
    public ThreadState? State { get; private set; }

    /// <summary>As last loaded or committed, also when it is somebody else's; stale by nature.</summary>
    public ThreadState? LastSeen { get; private set; }

    /// <summary>Version of the thread's assistant at the last commit; 0 when unknown.</summary>
    public long AssistantVersion { get; private set; }

    /// <summary>Whether there were documents to consult at the last commit; true also where that is not known.</summary>
    public bool HasDocuments { get; private set; }

    public Task<LaneResult<T>> Do<T>(Func<Draft, Result<T>> decide, LaneTerms terms)
    {
        var operation = new LaneOperation<T>(decide, terms);
        _waiting.Add(operation);
        if (!_isMoving)
            _ = Move();
        return operation.Left;
    }

    /// <summary>Forgets what is known, so that the next operation reads the rows.</summary>
    public void Invalidate() => _isStale = true;

    private async Task Move()
    {
        _isMoving = true;
        while (_waiting.Count > 0)
        {
            var batch = _waiting;
            _waiting = [];
            await Carry(batch);
        }

        _isMoving = false;
    }

    private async Task Carry(List<LaneOperation> batch)
    {
        RefuseExpired(batch);
        try
        {
            if (await Prepare(batch))
                await Write(batch);
            else
                batch.ForEach(operation => operation.Leave(LaneExit.Foreign));
        }
        catch (StoreUnavailableException)
        {
            await WaitOrRefuse(batch, Error.Unavailable("The database does not answer; nothing was written."));
        }
        catch (CorruptRowException e)
        {
            batch.ForEach(operation => operation.Refuse(Error.Corrupt(e.Message)));
        }
        catch (Exception e)
        {
            // A bug in a decision must reach its callers and must not stop the lane.
            batch.ForEach(operation => operation.Fault(e));
        }
    }

    private bool IsKnown => State is not null && !_isStale && !(_isTakenInTurns && State.Active is null);

    /// <summary>Reads what the batch needs; false when somebody else works on the thread.</summary>
    private async Task<bool> Prepare(List<LaneOperation> batch)
    {
        if (!IsKnown || batch.Exists(operation => operation.Terms.Reloads))
            await Load(batch.Find(operation => operation.Terms.Seeks is not null)?.Terms.Seeks);
        if (State is null)
            return true;
        if (!State.IsMine && !State.MayClaim)
        {
            State = null;
            return false;
        }

        if (!State.IsWindowLoaded && (State.Waiting is not null || batch.Exists(operation => operation.Terms.NeedsWindow)))
            State = State with { Window = await ReadWindow(State) };
        return true;
    }

    private Task<ImmutableArray<Message>> ReadWindow(ThreadState state) =>
        loader.LoadWindow(state, options.WindowTokens * 8, CancellationToken.None);

    /// <summary>Reads while it is being written what will be needed next. The write does not wait for it: what has not come is read again.</summary>
    private async Task<ImmutableArray<Message>> ReadAhead(ThreadState state)
    {
        try
        {
            return await ReadWindow(state);
        }
        catch (Exception e) when (e is StoreUnavailableException or CorruptRowException)
        {
            return default;
        }
    }

    private async Task Load(Guid? sought)
    {
        _isStale = false;
        var window = State is { IsMine: true } known ? known : null;
        var version = LastSeen?.Header.Version;
        State = LastSeen = await loader.Load(key, _heldEpoch, owner.IsRunning, sought, CancellationToken.None);
        if (State?.Header.Version == version)
            _isTakenInTurns = false;
        if (State is { IsMine: true } && window?.Header.MessageHead == State.Header.MessageHead)
            State = State with { Window = window.Window };
        if (State is { IsMine: false } or null)
            owner.OnOwnershipUnknown();
    }

    private async Task Write(List<LaneOperation> batch)
    {
        var draft = new Draft(key, State, node.Owner, time.GetUtcNow());
        batch.ForEach(operation => operation.Decide(draft));
        if (!draft.HasChanges)
        {
            batch.ForEach(operation => operation.Leave(LaneExit.Done));
            return;
        }

        var reading = draft.Starts && State is { IsWindowLoaded: false } state ? ReadAhead(state) : null;
        var (resolution, result) = await _resolver.Write(draft.ToWrite(), CancellationToken.None);
        switch (resolution)
        {
            case Resolution.Committed:
                State = LastSeen = draft.Committed(reading is { IsCompletedSuccessfully: true } ? await reading : default, result.Queue);
                (_heldEpoch, AssistantVersion, HasDocuments) = (draft.Epoch, result.AssistantVersion, result.HasDocuments);
                owner.OnCommitted(draft);
                batch.ForEach(operation => operation.Leave(LaneExit.Done));
                break;
            case Resolution.Fenced:
                State = null;
                _isTakenInTurns = true;
                owner.OnOwnershipUnknown();
                batch.ForEach(operation => operation.Leave(LaneExit.Fenced));
                break;
            case Resolution.Duplicate when batch.Count > 1:
                // What stood in one transaction with the refused run, a running turn's own words perhaps, has its right.
                foreach (var operation in batch)
                    await Carry([operation]);
                break;
            case Resolution.Duplicate:
                batch[0].Leave(LaneExit.Fenced);
                break;
            default:
                await WaitOrRefuse(batch, Error.Unavailable("The database does not answer; nothing was written."));
                break;
        }
    }

    private async Task WaitOrRefuse(List<LaneOperation> batch, Error error)
    {
        batch.FindAll(operation => !operation.Terms.Persists).ForEach(operation => operation.Refuse(error));
        batch.RemoveAll(operation => !operation.Terms.Persists);
        if (batch.Count == 0)
            return;
        await Task.Delay(RetryPause, time);
        _waiting.InsertRange(0, batch);
    }

    private void RefuseExpired(List<LaneOperation> batch)
    {
        var now = time.GetUtcNow();
        var expired = batch.FindAll(operation => operation.IsExpired(now));
        expired.ForEach(operation => operation.Refuse(Error.Unavailable("Not written before its deadline.")));
        batch.RemoveAll(expired.Contains);
    }
}

/// <summary>The activation, as its lane sees it.</summary>
internal interface ILaneOwner
{
    /// <summary>Whether this activation works on the run.</summary>
    bool IsRunning(Guid runId);

    /// <summary>A write is durable: publish its events.</summary>
    void OnCommitted(Draft draft);

    /// <summary>The rows were read or written by somebody else: what runs here may have lost its fence.</summary>
    void OnOwnershipUnknown();
}
