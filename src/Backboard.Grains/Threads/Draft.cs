namespace Backboard.Grains;

/// <summary>
/// A transaction being written down: decisions read the evolving state and append to it. Nothing outside sees it
/// before the store has committed <see cref="ToWrite"/>.
/// </summary>
internal sealed class Draft
{
    private readonly ThreadKey _key;
    private readonly string _owner;
    private readonly long _expectedEpoch;
    private readonly long _expectedVersion;
    private readonly ImmutableArray<Message>.Builder _messages = ImmutableArray.CreateBuilder<Message>();
    private readonly ImmutableArray<EventEntry>.Builder _events = ImmutableArray.CreateBuilder<EventEntry>();
    private readonly Dictionary<Guid, Run> _runs = [];
    private readonly ImmutableArray<MemoryOperation>.Builder _operations = ImmutableArray.CreateBuilder<MemoryOperation>();
    private Guid? _createUnder;
    private string? _userId;
    private ThreadSummary? _summary;
    private bool _readQueue;

    public Draft(ThreadKey key, ThreadState? state, string owner, DateTimeOffset now)
    {
        (_key, _owner, State, Now) = (key, owner, state, now);
        if (state is null)
            return;
        (_expectedEpoch, _expectedVersion) = (state.Header.Epoch, state.Header.Version);
        Epoch = state.IsMine ? state.Header.Epoch : state.Header.Epoch + 1;
    }

    /// <summary>Null while the thread does not exist.</summary>
    public ThreadState? State { get; private set; }

    /// <summary>This process, as it will stand on what is written.</summary>
    public string Owner => _owner;

    public DateTimeOffset Now { get; }

    /// <summary>The epoch the write will leave behind.</summary>
    public long Epoch { get; private set; }

    public bool HasChanges { get; private set; }

    public ImmutableArray<EventEntry> Events => _events.ToImmutable();

    /// <summary>Whether this very transaction ends the run, so that the state does not know it any more.</summary>
    public bool Ends(Guid runId) => _runs.TryGetValue(runId, out var run) && run.IsFinal;

    /// <summary>Whether this very transaction starts a run or lets one go on, which will need the messages before it.</summary>
    public bool Starts => State?.Active is { } active && _runs.ContainsKey(active.RunId);

    /// <summary>Whether this very transaction tells readers that the run has started.</summary>
    public bool Opens(Guid runId) => _events.Any(entry => entry.RunId == runId && entry.Event is RunStarted);

    /// <summary>Characters of reasoning and of text that this very transaction shows of a run's answer.</summary>
    public (int Reasoning, int Text) Shown(Guid runId)
    {
        var (reasoning, text) = (0, 0);
        foreach (var entry in _events)
        {
            if (entry.RunId == runId && entry.Event is ReasoningStreaming thought)
                reasoning += thought.Content.Length;
            else if (entry.RunId == runId && entry.Event is ContentStreaming piece)
                text += piece.Content.Length;
        }

        return (reasoning, text);
    }

    private ThreadState Current => State ?? throw new InvalidOperationException("The thread does not exist.");

    public void Create(Guid assistantId, string? userId)
    {
        var header = new ThreadHeader(_key, assistantId, userId, 0, 0, null, 0, 0, null, Now, Now);
        State = new ThreadState(header, null, [], [], IsMine: false, MayClaim: true, []);
        (_createUnder, _userId, Epoch, HasChanges) = (assistantId, userId, 1, true);
    }

    public void SetUser(string userId)
    {
        State = Current with { Header = Current.Header with { UserId = userId } };
        (_userId, HasChanges) = (userId, true);
    }

    /// <summary>Appends a message, giving it the next seq.</summary>
    public Message Append(Message message)
    {
        var numbered = message with { Seq = Current.Header.MessageHead + 1, CreatedAt = Now };
        _messages.Add(numbered);
        State = Current with
        {
            Header = Current.Header with { MessageHead = numbered.Seq, UpdatedAt = Now },
            Window = Current.IsWindowLoaded ? Current.Window.Add(numbered) : Current.Window,
        };
        HasChanges = true;
        return numbered;
    }

    /// <summary>Appends an event, giving it the next seq.</summary>
    public EventEntry Emit(Guid runId, TurnEvent turnEvent, Message? message = null)
    {
        var entry = new EventEntry(Current.Header.EventHead + 1, runId, turnEvent, message);
        _events.Add(entry);
        State = Current with { Header = Current.Header with { EventHead = entry.Seq } };
        HasChanges = true;
        return entry;
    }

    /// <summary>Inserts a run at the end of the line or replaces it where it stands; a final one leaves the state.</summary>
    public void Put(Run run)
    {
        var stamped = run with { UpdatedAt = Now };
        _runs[run.RunId] = stamped;
        var index = Current.Runs.ToList().FindIndex(known => known.RunId == run.RunId);
        var runs = index < 0 ? Current.Runs.Add(stamped) : Current.Runs.SetItem(index, stamped);
        State = Current with
        {
            Runs = stamped.IsFinal ? runs.Remove(stamped) : runs,
            Orphans = Current.Orphans.Remove(run.RunId),
        };
        _readQueue |= stamped.IsFinal;
        HasChanges = true;
    }

    /// <summary>Has a message of this transaction read for what is worth remembering.</summary>
    public void Remember(MemoryOperation operation)
    {
        _operations.Add(operation);
        HasChanges = true;
    }

    public void Summarize(ThreadSummary summary)
    {
        var window = Current.Window;
        State = Current with
        {
            Summary = summary,
            Window = Current.IsWindowLoaded ? [.. window.Where(message => message.Seq > summary.ThroughSeq)] : window,
        };
        (_summary, HasChanges) = (summary, true);
    }

    public ThreadWrite ToWrite() => new(_key, _expectedEpoch, _expectedVersion, Epoch, _owner)
    {
        CreateUnder = _createUnder,
        UserId = _userId,
        Messages = _messages.ToImmutable(),
        Events = _events.ToImmutable(),
        Runs = [.. _runs.Values],
        Operations = _operations.ToImmutable(),
        Summary = _summary,
        MessageHead = Current.Header.MessageHead,
        EventHead = Current.Header.EventHead,
        At = Now,
        ReadQueue = _readQueue,
    };

    /// <summary>The state once the write is durable.</summary>
    /// <param name="before">Messages of the window before this transaction's own, or default where they were not read.</param>
    /// <param name="queue">Queued runs as the store read them behind the fence, or default where it did not.</param>
    public ThreadState Committed(ImmutableArray<Message> before, ImmutableArray<Run> queue)
    {
        var summarized = Current.Summary?.ThroughSeq ?? 0;
        var state = Current with
        {
            IsMine = true,
            Sought = null,
            Ended = null,
            Window = before.IsDefault ? Current.Window : [.. before.Where(message => message.Seq > summarized), .. _messages],
            Header = Current.Header with { Epoch = Epoch, Version = _expectedVersion + 1, Owner = _owner },
        };
        return queue.IsDefault || !_readQueue
            ? state
            : state with { Runs = [.. state.Runs.Where(run => run.Status != RunStatus.Queued), .. queue] };
    }
}
