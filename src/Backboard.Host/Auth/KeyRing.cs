using System.Collections.Concurrent;

namespace Backboard.Host;

/// <summary>Tells whose key it is. A stored key is remembered for four seconds, so that revoking it works within five.</summary>
internal sealed class KeyRing(IKeyStore store, KeyHasher hasher, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(4);

    // A database that has fallen silent keeps a reader for as long as a command may take; a refusal is due within two seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly byte[] _nobody = new byte[32];

    /// <summary>Null unless the text is a key that is known and not revoked. Unknown ids cost what wrong secrets do.</summary>
    public async ValueTask<Caller?> Authenticate(string? text)
    {
        if (ApiKeyText.Parse(text) is not { } presented)
            return null;
        var key = await Find(presented.KeyId);
        var matches = hasher.Matches(presented.Secret, key?.Hash ?? _nobody);
        return key is { RevokedAt: null } && matches ? new Caller(key.TenantId, key.KeyId) : null;
    }

    private async ValueTask<ApiKey?> Find(string keyId)
    {
        if (_entries.TryGetValue(keyId, out var entry) && time.GetElapsedTime(entry.Since) < Remembered)
            return await entry.Key;
        if (_entries.Count > MostRemembered)
            _entries.Clear();
        var fresh = new Entry(store.Find(keyId, CancellationToken.None).WaitAsync(Patience, time), time.GetTimestamp());
        _entries[keyId] = fresh;
        try
        {
            if (await fresh.Key is { } found)
                return found;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            _entries.TryRemove(new(keyId, fresh));
            throw;
        }
        _entries.TryRemove(new(keyId, fresh));
        return null;
    }

    private sealed record Entry(Task<ApiKey?> Key, long Since);
}
