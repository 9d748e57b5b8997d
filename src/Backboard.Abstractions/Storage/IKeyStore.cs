namespace Backboard.Abstractions;

/// <summary>API keys and the tenants they name.</summary>
public interface IKeyStore
{
    /// <summary>Null when unknown; a revoked key is returned with its time.</summary>
    Task<ApiKey?> Find(string keyId, CancellationToken cancellationToken);

    /// <summary>Stores a key, making its tenant if need be; replaces one of the same id.</summary>
    Task Save(ApiKey key, CancellationToken cancellationToken);

    /// <summary>Newest first; of one tenant, or of all.</summary>
    Task<ImmutableArray<ApiKey>> List(string? tenantId, CancellationToken cancellationToken);

    /// <summary>False when the key is unknown or revoked already.</summary>
    Task<bool> Revoke(string keyId, string tenantId, DateTimeOffset now, CancellationToken cancellationToken);
}
