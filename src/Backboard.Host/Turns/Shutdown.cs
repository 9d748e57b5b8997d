using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>The two moments of a stop: when tails are sent away, and when turns in progress are.</summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource drained;
    private readonly CancellationTokenRegistration registration;

    public Shutdown(IHostApplicationLifetime lifetime, IOptions<SseOptions> options, TimeProvider time)
    {
        Stopping = lifetime.ApplicationStopping;
        drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        registration = Stopping.Register(() => drained.CancelAfter(options.Value.Drain));
    }

    public CancellationToken Stopping { get; }

    public CancellationToken Drained => drained.Token;

    public void Dispose()
    {
        registration.Dispose();
        drained.Dispose();
    }
}
