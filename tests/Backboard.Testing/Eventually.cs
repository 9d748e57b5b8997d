using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Backboard.Testing;

/// <summary>Waits for a condition, never for the clock: polls every 20 ms and fails loudly at the timeout.</summary>
public static class Eventually
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    /// <param name="timeout">Default 30 s, since machines that test are busy ones.</param>
    /// <exception cref="TimeoutException">The condition did not come true; the message carries its source text.</exception>
    public static async Task True(
        Func<Task<bool>> condition,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (timeout ?? Default)) throw new TimeoutException($"not true after {watch.Elapsed.TotalSeconds:F1} s: {expression}");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <inheritdoc cref="True(Func{Task{bool}}, TimeSpan?, CancellationToken, string?)"/>
    public static Task True(
        Func<bool> condition,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        True(() => Task.FromResult(condition()), timeout, cancellationToken, expression);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Get<T>(
        Func<Task<T?>> read,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(read))] string? expression = null)
        where T : class
    {
        T? found = null;
        await True(async () => (found = await read()) is not null, timeout, cancellationToken, expression);
        return found!;
    }
}
