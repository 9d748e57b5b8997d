using Microsoft.Extensions.Logging;

namespace Backboard.Models.Gateway;

/// <summary>What operators are told of a provider; never what was said.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Provider} did not answer for {Model}: {Code}. {Reason} ({Cause})")]
    public static partial void Failed(this ILogger logger, string provider, string model, string code, string reason, string? cause);

    [LoggerMessage(2, LogLevel.Information, "A provider is asked again in {Delay}, after try {Try}: {Code}.")]
    public static partial void Retried(this ILogger logger, TimeSpan delay, int @try, string code);
}
