namespace Backboard.Host;

/// <summary>Asks again while the process that holds a thread is stopping and leaves it to others.</summary>
internal sealed class Handover(TimeProvider time)
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<Result<T>> Call<T>(Func<Task<Result<T>>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await call();
            if (result.Error is not { Code: Error.LeavingCode } || attempt == Attempts)
                return result;
            await Task.Delay(Pause, time);
        }
    }
}
