using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>
/// Notices what other processes write: polls the heads of all threads somebody waits for with one statement every
/// 100 ms, or less often when the statement itself gets slow.
/// </summary>
internal sealed partial class HeadWatch(IThreadWatch watch, IThreadStore store, TimeProvider time, ILogger<HeadWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<Watcher, byte> _watchers = [];

    /// <summary>A wait for events after the given seq, or for the end of the thread; dispose to stop waiting.</summary>
    public Watcher Watch(Guid threadId, long after)
    {
        var watcher = new Watcher(threadId, after, this);
        _watchers[watcher] = 0;
        return watcher;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsShared)
            return;
        var pause = Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var started = time.GetTimestamp();
            await Poll(stoppingToken);
            var spent = time.GetElapsedTime(started);
            pause = spent * 5 > Interval ? spent * 5 : Interval;
        }
    }

    private async Task Poll(CancellationToken cancellationToken)
    {
        if (_watchers.IsEmpty)
            return;
        try
        {
            var watchers = _watchers.Keys.ToList();
            var heads = await watch.EventHeads([.. watchers.Select(w => w.ThreadId).Distinct()], cancellationToken);
            foreach (var watcher in watchers)
                if (!heads.TryGetValue(watcher.ThreadId, out var head) || head > watcher.After)
                    watcher.Signal();
        }
        catch (StoreUnavailableException e)
        {
            Log.PollFailed(logger, e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: whoever waits is released by the drain.
        }
    }

    internal sealed class Watcher(Guid threadId, long after, HeadWatch home) : IDisposable
    {
        private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid ThreadId => threadId;

        public long After => after;

        public Task Changed => _changed.Task;

        public void Signal() => _changed.TrySetResult();

        public void Dispose() => home._watchers.TryRemove(this, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Reading the heads of watched threads failed; trying again.")]
        public static partial void PollFailed(ILogger logger, Exception exception);
    }
}
