using Microsoft.Extensions.Hosting;

namespace Backboard.Grains;

/// <summary>On a stop: no new turns, and those that run get a while. What is left is recovered by whoever comes next.</summary>
internal sealed class TurnDrain(NodeHealth health, ActiveRuns runs, NodeOptions options, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        health.Leave();
        var started = time.GetTimestamp();
        while (runs.Count > 0 && time.GetElapsedTime(started) < options.Drain && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Poll, time, CancellationToken.None);
        health.Close();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
