namespace Backboard.Grains;

internal static class GrainWork
{
    /// <summary>
    /// Does work once that outlives the call that caused it: in a timer, so that the silo keeps the activation for it. The work's token ends with
    /// the activation, and when the process closes: Orleans lets timers come to their end before it ends an activation.
    /// </summary>
    public static void Later(this IGrainBase grain, NodeHealth health, TimeSpan delay, Func<CancellationToken, Task> work)
    {
        var timer = default(IGrainTimer);
        timer = grain.RegisterGrainTimer(
            async token =>
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(token, health.Closing);
                await work(end.Token);
                timer?.Dispose();
            },
            new GrainTimerCreationOptions { DueTime = delay, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }
}
