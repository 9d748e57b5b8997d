namespace Backboard.Storage.Tests.Support;

/// <summary>What one thread must look like after the operations that were done on it.</summary>
internal sealed class ThreadModel(TestStore store, Lane lane, Guid assistantId, Random random)
{
    private readonly MemoryScope _scope = new(new AssistantKey(lane.Key.TenantId, assistantId), $"user of {lane.Key.ThreadId}");
    private static readonly RunStatus[] Statuses = Enum.GetValues<RunStatus>();

    private readonly List<Message> _messages = [];
    private readonly List<EventEntry> _events = [];
    private readonly Dictionary<Guid, Run> _runs = [];
    private readonly List<(MemoryOperation Operation, string Content)> _told = [];
    private ThreadSummary? _summary;
    private string? _user;
    private long _runHead;
    private bool _isDeleted;

    public Task Step() => random.Next(12) switch
    {
        < 6 => Write(),
        6 => Stale(),
        7 => Cancel(),
        8 => Stream(),
        9 or 10 => Enqueue(),
        _ => random.Next(6) == 0 ? Delete() : Write(),
    };

    public async Task Verify()
    {
        await VerifyTold();
        var snapshot = await store.Threads.Load(lane.Key, CancellationToken.None);
        Same.Messages(_messages, await store.Queries.Messages(lane.Key, 0, 1000, CancellationToken.None));
        Same.Events(_events, await store.Threads.Events(lane.Key, 0, 1000, null, CancellationToken.None));
        var runs = _runs.Values.OrderBy(run => run.Position).ToList();
        Same.Runs(runs, (await store.Queries.Runs(lane.Key, 0, 1000, CancellationToken.None)).Reverse());
        if (_isDeleted)
        {
            Assert.Null(snapshot);
            return;
        }

        Same.Runs(runs.Where(run => !run.IsFinal), snapshot!.Runs);
        Assert.Equal(_summary, snapshot.Summary);
        var header = snapshot.Header;
        Assert.Equal((_user, lane.Epoch, lane.Version), (header.UserId, header.Epoch, header.Version));
        Assert.Equal((_messages.Count, _events.Count), (header.MessageHead, header.EventHead));
    }

    /// <summary>What was told is pending until the thread goes, and its operations end with it.</summary>
    private async Task VerifyTold()
    {
        var pending = (await store.Memories.Glance(_scope, CancellationToken.None)).Pending;
        Same.Items(_isDeleted ? [] : _told.Select(told => told.Content), pending.Select(words => words.Content));
        foreach (var (operation, _) in _told)
        {
            var found = (await store.Operations.Find(lane.Key.TenantId, operation.OperationId, CancellationToken.None))!;
            Assert.Equal(_isDeleted ? MemoryOperationStatus.Error : MemoryOperationStatus.InProgress, found.Status);
            Assert.Equal((operation.MessageId, operation.MessageSeq, operation.Scope), (found.MessageId, found.MessageSeq, found.Scope));
        }
    }

    private async Task Write()
    {
        var write = RandomWrite();
        var result = await lane.Commit(write);
        var expected = _isDeleted ? WriteOutcome.Fenced : Revives(write) ? WriteOutcome.Duplicate : WriteOutcome.Committed;
        Assert.Equal(expected, result.Outcome);
        if (expected != WriteOutcome.Committed) return;
        Apply(write);
        if (write.ReadQueue) Same.Runs(_runs.Values.Where(run => run.Status == RunStatus.Queued).OrderBy(run => run.Position), result.Queue);
    }

    /// <summary>Terminal is final: a run that has ended refuses the whole write.</summary>
    private bool Revives(ThreadWrite write) => write.Runs.Any(run => _runs.TryGetValue(run.RunId, out var known) && known.IsFinal);

    private async Task Stale()
    {
        var write = RandomWrite() with { ExpectedVersion = lane.Version + random.Next(1, 3) };
        Assert.Equal(WriteOutcome.Fenced, (await store.Threads.Write(write, CancellationToken.None)).Outcome);
    }

    private async Task Cancel()
    {
        var id = AnyRun();
        var isOpen = _runs.TryGetValue(id, out var run) && !run.IsFinal;
        Assert.Equal(isOpen, await store.Threads.RequestCancel(lane.Key, id, CancellationToken.None));
        if (isOpen) _runs[id] = run! with { CancelRequested = true };
    }

    private async Task Stream()
    {
        var id = AnyRun();
        await store.Threads.RequestStream(lane.Key, id, CancellationToken.None);
        if (_runs.TryGetValue(id, out var run) && !run.IsFinal) _runs[id] = run with { StreamRequested = true };
    }

    private async Task Enqueue()
    {
        var run = Given.Run(RunStatus.Queued, request: Given.Request(onBusy: (OnBusy)random.Next(3)));
        var later = TimeProvider.System.GetUtcNow().AddMinutes(1);
        var result = await store.Threads.Enqueue(lane.Key, run, 2, later, CancellationToken.None);
        Assert.Equal(ExpectedOf(run.Request.OnBusy), result.Outcome);
        if (result.Outcome != EnqueueOutcome.Queued) return;
        if (run.Request.OnBusy == OnBusy.Interrupt)
            foreach (var other in _runs.Values.Where(r => r.Status is RunStatus.Queued or RunStatus.InProgress).ToList())
                _runs[other.RunId] = other with { CancelRequested = true };
        _runs[run.RunId] = run with { Position = ++_runHead, UpdatedAt = run.CreatedAt };
    }

    private EnqueueOutcome ExpectedOf(OnBusy onBusy)
    {
        if (_isDeleted) return EnqueueOutcome.Gone;
        if (!_runs.Values.Any(run => run.Status == RunStatus.InProgress)) return EnqueueOutcome.Free;
        var line = _runs.Values.Count(run => run is { Status: RunStatus.Queued, CancelRequested: false });
        return onBusy == OnBusy.Reject || (onBusy == OnBusy.Queue && line >= 2) ? EnqueueOutcome.Full : EnqueueOutcome.Queued;
    }

    private async Task Delete()
    {
        Assert.Equal(!_isDeleted, await store.Threads.Delete(lane.Key, CancellationToken.None));
        _isDeleted = true;
        _messages.Clear();
        _events.Clear();
        _runs.Clear();
    }

    private ThreadWrite RandomWrite()
    {
        var runs = Enumerable.Range(0, random.Next(3)).Select(_ => RandomRun()).DistinctBy(run => run.RunId).ToImmutableArray();
        var messages = Enumerable.Range(1, random.Next(3)).Select(i => Given.Message(lane.MessageHead + i, $"text {random.Next()}")).ToImmutableArray();
        var events = Enumerable.Range(1, random.Next(4)).Select(i => Given.Event(
            lane.EventHead + i, AnyRun(), new ContentStreaming($"{random.Next()}"),
            messages.IsEmpty ? null : messages[random.Next(messages.Length)])).ToImmutableArray();
        return lane.Next() with
        {
            Epoch = lane.Epoch + (random.Next(5) == 0 ? 1 : 0),
            Runs = runs,
            Messages = messages,
            Events = events,
            MessageHead = lane.MessageHead + messages.Length,
            EventHead = lane.EventHead + events.Length,
            UserId = random.Next(4) == 0 ? $"user {random.Next(3)}" : null,
            Summary = random.Next(4) == 0 ? new ThreadSummary((_summary?.ThroughSeq ?? 0) + 1, "so far") : null,
            ReadQueue = random.Next(2) == 0,
            Operations = [.. messages.Where(_ => random.Next(2) == 0).Select(said => Given.Operation(_scope, lane.Key.ThreadId, said))],
        };
    }

    private Run RandomRun()
    {
        var status = Statuses[random.Next(Statuses.Length)];
        return _runs.TryGetValue(AnyRun(), out var known) ? known with { Status = status, Attempt = known.Attempt + 1 } : Given.Run(status);
    }

    private Guid AnyRun() => _runs.Count > 0 && random.Next(4) > 0 ? _runs.Keys.ElementAt(random.Next(_runs.Count)) : Given.Id();

    private void Apply(ThreadWrite write)
    {
        _messages.AddRange(write.Messages);
        _events.AddRange(write.Events);
        _told.AddRange(write.Operations.Select(op => (op, write.Messages.Single(said => said.MessageId == op.MessageId).Content)));
        _summary = write.Summary ?? _summary;
        _user = write.UserId ?? _user;
        foreach (var run in write.Runs)
            _runs[run.RunId] = run with { Position = run.Position > 0 ? run.Position : ++_runHead, UpdatedAt = write.At };
    }
}
