namespace Backboard.Grains;

internal static class GrainWork
{
    /// <summary>
    /// Does work once that outlives the call that caused it: in a timer, so that the silo keeps the activation for it, and cancels it with the
    /// activation.
    /// </summary>
    public static void Later(this IGrainBase grain, TimeSpan delay, Func<CancellationToken, Task> work)
    {
        var timer = default(IGrainTimer);
        timer = grain.RegisterGrainTimer(
            async token =>
            {
                await work(token);
                timer?.Dispose();
            },
            new GrainTimerCreationOptions { DueTime = delay, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }
}
