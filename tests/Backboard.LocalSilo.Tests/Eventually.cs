namespace Backboard.LocalSilo.Tests;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits until the condition holds; fails the test if it does not within ten seconds.</summary>
    public static async Task True(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Never happened: {what}");
            await Task.Delay(2);
        }
    }

    /// <summary>Awaits a task that must complete; a hang fails the test instead of the run.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Patience);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience);
}
