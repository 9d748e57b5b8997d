using Microsoft.Extensions.Logging;

namespace Backboard.LocalSilo;

internal static partial class SiloLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Activation} could not be activated")]
    public static partial void ActivationFailed(this ILogger log, Activation activation, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "{Activation} failed while it was deactivated")]
    public static partial void DeactivationFailed(this ILogger log, Activation activation, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "A timer callback of {Activation} failed; the timer goes on")]
    public static partial void TimerFailed(this ILogger log, Activation activation, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "{Count} activations were still busy after {DrainTimeout} and are left behind")]
    public static partial void DrainTimedOut(this ILogger log, int count, TimeSpan drainTimeout);
}
