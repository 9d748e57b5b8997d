namespace Backboard.Abstractions;

/// <summary>A stored key; the secret itself is never stored.</summary>
/// <param name="KeyId">The public half of <c>bb_&lt;id&gt;_&lt;secret&gt;</c>.</param>
/// <param name="TenantId">Whose it is.</param>
/// <param name="Hash">HMAC-SHA-256 of the secret under the server's pepper, 32 bytes.</param>
/// <param name="Name">For people, or null.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC, or null while it is good.</param>
public sealed record ApiKey(
    string KeyId,
    string TenantId,
    byte[] Hash,
    string? Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt);
