using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The two moments of a stop: when tails are sent away, and when turns in progress are.</summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource _drained;
    private readonly CancellationTokenRegistration _registration;

    public Shutdown(IHostApplicationLifetime lifetime, IOptions<SseOptions> options, TimeProvider time)
    {
        Stopping = lifetime.ApplicationStopping;
        _drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _registration = Stopping.Register(() => _drained.CancelAfter(options.Value.Drain));
    }

    public CancellationToken Stopping { get; }

    public CancellationToken Drained => _drained.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _drained.Dispose();
    }
}
