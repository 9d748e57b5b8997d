namespace Backboard.Grains;

/// <summary>The loop of every service that does its work now and then.</summary>
internal static class Periodic
{
    /// <summary>Does the work at every tick until it is told to stop, which is no error.</summary>
    /// <param name="interval">From tick to tick.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">One round; what it throws ends the loop.</param>
    /// <param name="stopping">The end.</param>
    /// <param name="beginsAtOnce">The first round does not wait for a tick.</param>
    public static async Task Run(
        TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> work, CancellationToken stopping, bool beginsAtOnce = false)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            if (beginsAtOnce)
                await work(stopping);
            while (await timer.WaitForNextTickAsync(stopping))
                await work(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The normal end.
        }
    }
}
