namespace Backboard.Grains;

/// <summary>Decides when: keeps the index at the rows' heels, and reads one message after the other in a timer of its own.</summary>
internal sealed class MemoryGrain(MemoryServices services) : Grain, IMemoryGrain
{
    private static readonly Error Absent = Error.NotFound("Memory not found");
    private static readonly Error NoAssistant = Error.NotFound("Assistant not found");

    private MemoryScope _scope;
    private ScopeIndex _index = null!;
    private Digestion _digestion = null!;
    private VectorFill<MemoryRecord> _vectors = null!;
    private bool _isDigesting;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _scope = MemoryScope.Parse(this.GetPrimaryKeyString());
        _index = new ScopeIndex(_scope, services.Store, services.Indexes);
        _digestion = new Digestion(_scope, _index, services);
        _vectors = new VectorFill<MemoryRecord>(_index, services.Embedder, services.Time);
        return Task.CompletedTask;
    }

    public Task<Result<ImmutableArray<RetrievedMemory>>> Recall(RecallQuery query) => LaneCaller.Guard<ImmutableArray<RetrievedMemory>>(
        async () => (ImmutableArray<RetrievedMemory>)[.. (await Find(query)).Select(Retrieved)]);

    public Task<Result<ImmutableArray<FoundMemory>>> Search(RecallQuery query) => LaneCaller.Guard<ImmutableArray<FoundMemory>>(
        async () => (ImmutableArray<FoundMemory>)[.. (await Find(query)).Where(found => !found.IsPending)
            .Select(found => new FoundMemory(found.Memory, found.Score, found.Why))]);

    public Task<Result<MemoryRecord>> Add(Guid memoryId, string content, string? metadata) => Write(NoAssistant, async vector =>
    {
        var now = services.Time.GetUtcNow();
        var memory = new MemoryRecord
        {
            MemoryId = memoryId,
            Version = 1,
            UserId = _scope.UserId,
            Content = content,
            Trust = MemoryTrust.Operator,
            Extractor = "api",
            ValidFrom = CustomTimestamp.Read(metadata) ?? now,
            RecordedAt = now,
            CreatedAt = now,
            Metadata = metadata,
        };
        return await services.Store.Insert(_scope, memory, vector, CancellationToken.None);
    }, content);

    public Task<Result<MemoryRecord>> Update(Guid memoryId, string content, Change<string> metadata) => Write(Absent, vector =>
        services.Store.Replace(_scope, memoryId, content, metadata, services.Time.GetUtcNow(), vector, CancellationToken.None), content);

    public Task<Result<bool>> Delete(Guid memoryId) => LaneCaller.Guard<bool>(
        async () => await services.Store.Delete(_scope, memoryId, CancellationToken.None) ? true : Absent);

    public Task Digest(Guid? operationId)
    {
        _digestion.Admit(operationId);
        Start();
        return Task.CompletedTask;
    }

    private static RetrievedMemory Retrieved(RecalledMemory found) => found.IsPending
        ? new RetrievedMemory(null, found.Memory.Content, found.Score) { Why = found.Why, MessageSeq = found.Memory.Source!.MessageSeq }
        : new RetrievedMemory(found.Memory.MemoryId.ToString("D"), found.Memory.Content, found.Score) { Why = found.Why, Version = found.Memory.Version };

    private async Task<ImmutableArray<RecalledMemory>> Find(RecallQuery query)
    {
        var (index, pending) = await _index.Look(query.Space);
        if (_vectors.IsDue)
            Start();
        var terms = new RecallTerms(
            query.Message, query.Vector.AsMemory(), query.AskedAt ?? services.Time.GetUtcNow(), query.Limit, query.TokenBudget,
            query.IsTurn ? [.. pending.Where(words => !IsInWindow(query, words.Source))] : [])
        {
            Filter = memory => !IsInWindow(query, memory.Source) && (query.Metadata is null || MetadataMatch.Holds(query.Metadata, memory.Metadata)),
            IncludesUnmatched = query.IsTurn,
        };
        return index.Search(terms);
    }

    /// <summary>The model has these words before it anyway.</summary>
    private static bool IsInWindow(RecallQuery query, MemorySource? source) =>
        source is not null && source.ThreadId == query.ThreadId && source.MessageSeq >= query.WindowFrom;

    private Task<Result<MemoryRecord>> Write(Error absent, Func<StoredVector?, Task<MemoryRecord?>> write, string content) =>
        LaneCaller.Guard<MemoryRecord>(async () =>
        {
            var assistant = await services.Assistants.Find(_scope.Assistant, CancellationToken.None);
            if (assistant is null)
                return NoAssistant;
            var vectors = await _digestion.Embed(assistant, [content], CancellationToken.None);
            return await write(vectors.FirstOrDefault()) is { } written ? written : absent;
        });

    private void Start()
    {
        if (_isDigesting)
            return;
        _isDigesting = true;
        this.Later(services.Health, TimeSpan.Zero, async token =>
        {
            try
            {
                if (await _digestion.Run(_vectors, token) is { } pause)
                    this.Later(services.Health, pause, _ => Digest(null));
            }
            finally
            {
                _isDigesting = false;
            }

            if (_digestion.IsAsked)
                Start();
        });
    }
}
