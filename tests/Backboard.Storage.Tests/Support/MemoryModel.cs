namespace Backboard.Storage.Tests.Support;

/// <summary>What one scope must hold after the changes that were made, and readers that left off anywhere among them.</summary>
internal sealed class MemoryModel(TestStore store, MemoryScope scope, Random random)
{
    private readonly Dictionary<Guid, MemoryRecord> _current = [];
    // Of every memory, current or retired: where its first version was said.
    private readonly Dictionary<Guid, Guid> _saidIn = [];
    private readonly Guid[] _threads = [Given.Id(), Given.Id()];
    private readonly List<MemoryReader> _readers = [];
    private Lane? _lane;
    private DateTimeOffset _now = Given.Now;

    public async Task Step()
    {
        _now = _now.AddMinutes(1);
        await (random.Next(16) switch
        {
            < 5 => Insert(),
            < 7 => Replace(),
            < 9 => Delete(),
            9 => Erase(),
            < 14 => Apply(),
            _ => Read(),
        });
    }

    public async Task Verify()
    {
        foreach (var reader in (MemoryReader[])[.. _readers, new(store, scope)])
        {
            await reader.CatchUp(random.Next(1, 6));
            Same.Items(Ordered(_current.Values), Ordered(reader.Current.Values));
        }

        var listed = await store.MemoryQueries.List(scope.Assistant, new MemoryFilter(scope.UserId, null, null), 0, 1000, CancellationToken.None);
        Same.Items(Ordered(_current.Values).Reverse(), listed.Memories);
        Assert.Empty((await store.Memories.Glance(scope, CancellationToken.None)).Pending);
    }

    private static IEnumerable<MemoryRecord> Ordered(IEnumerable<MemoryRecord> memories) =>
        memories.OrderBy(memory => $"{memory.MemoryId}", StringComparer.Ordinal);

    private async Task Read()
    {
        if (_readers.Count < 3) _readers.Add(new MemoryReader(store, scope));
        await _readers[random.Next(_readers.Count)].CatchUp(random.Next(1, 6));
    }

    private async Task Insert()
    {
        var memory = New();
        Assert.Equal(memory, await store.Memories.Insert(scope, memory, null, CancellationToken.None));
        Take(memory);
    }

    private async Task Replace()
    {
        var id = AnyMemory();
        var next = await store.Memories.Replace(scope, id, $"replaced {random.Next()}", default, _now, null, CancellationToken.None);
        Assert.Equal(_current.ContainsKey(id), next is not null);
        if (next is not null) _current[id] = next;
    }

    private async Task Delete()
    {
        var id = AnyMemory();
        Assert.Equal(_current.ContainsKey(id), await store.Memories.Delete(scope, id, CancellationToken.None));
        Forget(id);
    }

    private async Task Erase()
    {
        Guid? thread = random.Next(2) == 0 ? _threads[random.Next(_threads.Length)] : null;
        List<Guid> expected = [.. _saidIn.Where(said => thread is null || said.Value == thread).Select(said => said.Key)];
        Assert.Equal(expected.Count, await store.Memories.Erase(scope.Assistant, scope.UserId, thread, CancellationToken.None));
        foreach (var id in expected) Forget(id);
    }

    private async Task Apply()
    {
        var operation = await Claimed();
        List<MemoryChange> changes = [new(MemoryEffectKind.Add, New(), null)];
        var expected = new Dictionary<Guid, MemoryRecord>(_current) { [changes[0].Memory!.MemoryId] = changes[0].Memory! };
        var isStale = false;
        foreach (var target in Some(_current.Values))
        {
            var isUpdate = random.Next(2) == 0;
            var version = target.Version + (random.Next(8) == 0 ? 1 : 0);
            isStale |= version != target.Version || target.Trust != MemoryTrust.User;
            var next = target with { Version = version + 1, Content = $"updated {random.Next()}", ValidFrom = _now, RecordedAt = _now };
            if (isUpdate) expected[target.MemoryId] = next;
            else expected.Remove(target.MemoryId);
            changes.Add(isUpdate
                ? new MemoryChange(MemoryEffectKind.Update, next, null)
                : new MemoryChange(MemoryEffectKind.Delete, target with { Version = version, RetiredAt = _now }, null));
        }

        var outcome = await store.Operations.Apply(new OperationResult(operation, [.. changes], _now), CancellationToken.None);
        Assert.Equal(isStale ? ApplyOutcome.Stale : ApplyOutcome.Applied, outcome);
        if (isStale) Assert.True(await store.Operations.Fail(operation, "stale", CancellationToken.None));
        else Become(expected);
    }

    private void Become(Dictionary<Guid, MemoryRecord> expected)
    {
        foreach (var id in _current.Keys.Except(expected.Keys).ToList()) _current.Remove(id);
        foreach (var memory in expected.Values) Take(memory);
    }

    private void Take(MemoryRecord memory)
    {
        _current[memory.MemoryId] = memory;
        if (memory.Source is { } source) _saidIn.TryAdd(memory.MemoryId, source.ThreadId);
    }

    private void Forget(Guid id)
    {
        _current.Remove(id);
        _saidIn.Remove(id);
    }

    private async Task<MemoryOperation> Claimed()
    {
        _lane ??= await Lane.Create(store, scope.Assistant.TenantId, scope.Assistant.AssistantId, "node-a#1");
        var write = _lane.Tell(scope, "something");
        await _lane.Commit(write);
        var claimed = await store.Operations.Claim(scope, [], "node-a#1", TimeSpan.FromMinutes(1), mayJudge: false, CancellationToken.None);
        Assert.Equal(write.Operations[0].OperationId, claimed!.Operation.OperationId);
        return claimed.Operation;
    }

    private MemoryRecord New() => Given.Memory(
        $"new {random.Next()}", new MemorySource(_threads[random.Next(_threads.Length)], Given.Id(), 1, 0, 3)) with
    {
        UserId = scope.UserId, Trust = random.Next(5) == 0 ? MemoryTrust.Operator : MemoryTrust.User,
    };

    private IEnumerable<MemoryRecord> Some(IEnumerable<MemoryRecord> memories) => [.. memories.Where(_ => random.Next(3) == 0).Take(3)];

    private Guid AnyMemory() => _current.Count > 0 && random.Next(5) > 0 ? _current.Keys.ElementAt(random.Next(_current.Count)) : Given.Id();
}
