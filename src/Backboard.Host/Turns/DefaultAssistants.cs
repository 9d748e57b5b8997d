using System.Collections.Concurrent;

namespace Backboard.Host;

/// <summary>Each tenant's assistant for messages that name none; remembered until it turns out to be gone.</summary>
internal sealed class DefaultAssistants(IAssistantStore store, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<string, Guid> _known = new(StringComparer.Ordinal);

    public async ValueTask<Guid> Of(string tenantId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(tenantId, out var id))
            return id;
        var assistant = await store.EnsureDefault(tenantId, Ids.New(time), time.GetUtcNow(), cancellationToken);
        if (_known.Count > MostRemembered)
            _known.Clear();
        return _known[tenantId] = assistant.Key.AssistantId;
    }

    /// <summary>True when it had been remembered, so that asking again may find another.</summary>
    public bool Forget(string tenantId, Guid id) => _known.TryRemove(new(tenantId, id));
}
