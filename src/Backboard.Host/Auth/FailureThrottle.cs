using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Counts wrong keys by address in windows of one minute.</summary>
internal sealed class FailureThrottle(IOptions<AuthOptions> options, TimeProvider time)
{
    private const int MostAddresses = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<IPAddress, Count> _counts = new();

    /// <summary>Counts a failure; true once there were more than allowed, with the seconds to wait.</summary>
    public bool IsExceededBy(IPAddress? address, out int retryAfterSeconds)
    {
        var now = time.GetTimestamp();
        if (_counts.Count > MostAddresses)
            _counts.Clear();
        var count = _counts.AddOrUpdate(
            address ?? IPAddress.None,
            static (_, at) => new Count(at, 1),
            (_, old, at) => time.GetElapsedTime(old.Since, at) < Window ? old with { Failures = old.Failures + 1 } : new Count(at, 1),
            now);
        retryAfterSeconds = Math.Max(1, (int)Math.Ceiling((Window - time.GetElapsedTime(count.Since, now)).TotalSeconds));
        return count.Failures > options.Value.FailuresPerMinute;
    }

    private sealed record Count(long Since, int Failures);
}
