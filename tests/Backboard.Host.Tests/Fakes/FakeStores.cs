using System.Collections.Concurrent;

namespace Backboard.Host.Tests;

internal sealed class FakeThreads : IThreadQueries
{
    private readonly ConcurrentDictionary<ThreadKey, ThreadHeader> rows = new();

    /// <summary>What threads hold.</summary>
    public ConcurrentDictionary<ThreadKey, ImmutableArray<Message>> Told { get; } = new();

    /// <summary>Runs that were accepted.</summary>
    public ConcurrentDictionary<Guid, Run> Accepted { get; } = new();

    public Task<ThreadHeader?> Create(
        ThreadKey key, Guid assistantId, string? userId, string? metadata, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<ThreadHeader?>(rows.GetOrAdd(
            key, k => new ThreadHeader(k, assistantId, userId, 0, 0, null, 0, 0, metadata, now, now)));

    public Task<ThreadHeader?> Find(ThreadKey key, CancellationToken cancellationToken) => Task.FromResult(rows.GetValueOrDefault(key));

    public Task<ImmutableArray<ThreadRow>> List(string tenantId, Guid? assistantId, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(rows.Values.Where(h => h.Key.TenantId == tenantId).Select(static h => new ThreadRow(h, null)).ToImmutableArray());

    /// <summary>Makes a thread with these messages.</summary>
    public void Put(ThreadKey key, params ImmutableArray<Message> messages)
    {
        rows[key] = new ThreadHeader(key, FakeThread.AssistantId, null, 0, 0, null, messages.Length, 0, null, default, default);
        Told[key] = messages;
    }

    public Task<ImmutableArray<Message>> Messages(ThreadKey key, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Told.GetValueOrDefault(key, []).Where(m => m.Seq > after).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<Run>> Runs(ThreadKey key, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Run>.Empty);

    public Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken) => Task.FromResult(Accepted.GetValueOrDefault(runId));
}

internal sealed class FakeKeys : IKeyStore
{
    private readonly ConcurrentDictionary<string, ApiKey> rows = new();

    /// <summary>Answers nothing, as a database behind a broken network does.</summary>
    public bool IsSilent { get; set; }

    public Task<ApiKey?> Find(string keyId, CancellationToken cancellationToken) =>
        IsSilent ? new TaskCompletionSource<ApiKey?>().Task : Task.FromResult(rows.GetValueOrDefault(keyId));

    public Task Save(ApiKey key, CancellationToken cancellationToken)
    {
        rows[key.KeyId] = key;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ApiKey>> List(string? tenantId, CancellationToken cancellationToken) =>
        Task.FromResult(rows.Values.Where(k => (tenantId ?? k.TenantId) == k.TenantId).ToImmutableArray());

    public Task<bool> Revoke(string keyId, string tenantId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        rows[keyId] = rows[keyId] with { RevokedAt = now };
        return Task.FromResult(true);
    }
}

internal sealed class FakeReservations : IReservationStore
{
    private readonly ConcurrentDictionary<ReservationKey, Reservation> rows = new();

    public Task<Reservation> Reserve(ReservationKey key, Reservation proposed, CancellationToken cancellationToken) =>
        Task.FromResult(rows.GetOrAdd(key, proposed));
}

internal sealed class FakeNodes : INodeStore
{
    public bool IsDown { get; set; }

    public Task Initialize(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset> Join(NodeIdentity node, CancellationToken cancellationToken) => Task.FromResult(default(DateTimeOffset));

    public Task<DateTimeOffset> Heartbeat(NodeIdentity node, CancellationToken cancellationToken) => Task.FromResult(default(DateTimeOffset));

    public Task Leave(NodeIdentity node, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Ping(CancellationToken cancellationToken) =>
        IsDown ? Task.FromException(new StoreUnavailableException("down")) : Task.CompletedTask;
}

internal sealed class FakeModels : IModelCatalogue
{
    public ImmutableArray<ModelInfo> All { get; } =
    [
        new("openai", "gpt-4o", "llm", 128_000) { SupportsTools = true },
        new("openrouter", "meta/llama-3", "llm", 8_000),
        new("openai", "text-embedding-3-small", "embedding", 8_191) { EmbeddingDimensions = 1536 },
    ];

    public bool IsReady => true;

    public Result<ModelInfo> Resolve(string? provider, string? model) =>
        All.FirstOrDefault(m => m.Name == (model ?? "gpt-4o") && m.Provider == (provider ?? m.Provider)) is { } found
            ? found
            : Error.Invalid($"No model '{model}'; there are gpt-4o and meta/llama-3.", "unknown_model");
}
