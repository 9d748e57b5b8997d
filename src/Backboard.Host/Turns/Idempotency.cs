using System.Security.Cryptography;
using System.Text;

namespace Backboard.Host;

/// <summary>The ids a request works with, and whether an earlier request with its key used them.</summary>
internal sealed record ReservedIds(Guid ResourceId, Guid ThreadId, bool MayRepeat);

/// <summary>Requests with an <c>Idempotency-Key</c> get the same ids each time, and every write by id happens once.</summary>
internal sealed class Idempotency(IReservationStore store)
{
    private const string Header = "Idempotency-Key";
    private const int MaxChars = 255;

    /// <summary>The proposed ids, or those an earlier request with the same key and content got.</summary>
    /// <param name="http">Carries the header and the route.</param>
    /// <param name="caller">Scope.</param>
    /// <param name="content">The parsed fields in a form that is equal for equal requests.</param>
    /// <param name="resourceId">Id of what is being made.</param>
    /// <param name="threadId">The thread it belongs to, else empty.</param>
    public async Task<Result<ReservedIds>> Reserve(HttpContext http, Caller caller, string content, Guid resourceId, Guid threadId)
    {
        if (!http.Request.Headers.TryGetValue(Header, out var values))
            return new ReservedIds(resourceId, threadId, MayRepeat: false);
        if (Objection(http.Request) is { } objection)
            return objection;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var route = $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        var kept = await store.Reserve(
            new ReservationKey(caller.TenantId, route, values[0]!), new Reservation(hash, resourceId, threadId), http.RequestAborted);
        if (kept.RequestHash != hash)
            return Error.Unprocessable($"{Header} was used for a request with other content", "idempotency_conflict");
        return new ReservedIds(kept.ResourceId, kept.ThreadId, MayRepeat: kept.ResourceId != resourceId);
    }

    /// <summary>Why the header cannot be used; null when it can, or is not given.</summary>
    public static Error? Objection(HttpRequest request) =>
        !request.Headers.TryGetValue(Header, out var values) || (values is [{ Length: > 0 and <= MaxChars } key] && !key.Contains('\0'))
            ? null
            : Error.Invalid($"{Header} must be one value of 1 to {MaxChars} characters", "bad_idempotency_key");
}
