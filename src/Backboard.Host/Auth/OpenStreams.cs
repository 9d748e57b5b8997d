using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The event streams of this process by key: counted against the limit, and cut when their key is revoked.</summary>
internal sealed partial class OpenStreams(
    IKeyStore store, IOptions<LimitsOptions> limits, TimeProvider time, ILogger<OpenStreams> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Lease, byte>> _byKey = new(StringComparer.Ordinal);

    public static Error TooMany { get; } =
        new(ErrorKind.Limited, "Too many event streams are open with this key", "too_many_streams", RetryAfterSeconds: 5);

    /// <summary>A place for one stream, to be disposed with it; null when the key has as many as it may.</summary>
    public Lease? Open(string keyId)
    {
        var leases = _byKey.GetOrAdd(keyId, static _ => new());
        if (leases.Count >= limits.Value.MaxStreamsPerKey)
            return null;
        var lease = new Lease(leases);
        leases.TryAdd(lease, 0);
        return lease;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CutRevoked(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The normal end.
        }
    }

    private async Task CutRevoked(CancellationToken cancellationToken)
    {
        foreach (var (keyId, leases) in _byKey)
            if (!leases.IsEmpty && await IsRevoked(keyId, cancellationToken))
                foreach (var lease in leases.Keys)
                    lease.Cut();
    }

    private async Task<bool> IsRevoked(string keyId, CancellationToken cancellationToken)
    {
        try
        {
            return await store.Find(keyId, cancellationToken) is null or { RevokedAt: not null };
        }
        catch (StoreUnavailableException e)
        {
            Log.CannotCheck(logger, keyId, e);
            return false;
        }
    }

    /// <summary>One stream's place.</summary>
    internal sealed class Lease(ConcurrentDictionary<Lease, byte> owner) : IDisposable
    {
        private readonly CancellationTokenSource _cut = new();

        /// <summary>Cancelled when the key was revoked.</summary>
        public CancellationToken Revoked => _cut.Token;

        public void Cut() => _cut.Cancel();

        public void Dispose() => owner.TryRemove(this, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Cannot check whether key {KeyId} with open streams was revoked")]
        public static partial void CannotCheck(ILogger logger, string keyId, Exception exception);
    }
}
