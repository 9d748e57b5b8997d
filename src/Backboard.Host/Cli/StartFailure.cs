using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Why a server could not start, in one line that names the setting; null for what is a bug and deserves its stack trace.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception exception) => Sentence(exception)?.ReplaceLineEndings(" ");

    /// <summary>The HTTP server starts last: all else has started, and must leave as if it had served.</summary>
    public static bool IsOfAddress(Exception exception) => exception is IOException { InnerException: AddressInUseException };

    private static string? Sentence(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: var all } when all.Select(Sentence).ToList() is var sentences =>
            sentences.Contains(null) ? null : string.Join(" ", sentences.Distinct()),
        _ when IsOfAddress(exception) =>
            $"{exception.Message} Set another address with --urls or ASPNETCORE_URLS.",
        AddressInUseException => $"Silo__Port or Silo__GatewayPort cannot be used: {exception.Message}.",
        DbException => $"The database of Storage__ConnectionString cannot be used: {exception.Message}",
        OptionsValidationException or InvalidOperationException or StoreUnavailableException or IOException or UnauthorizedAccessException =>
            exception.Message,
        InvalidDataException => $"{exception.Message} {exception.InnerException?.Message}",
        _ when IsOfSilo(exception) => $"The silo cannot start with these settings (Silo__*): {exception.Message}",
        _ => null,
    };

    /// <summary>Told by name: the two silos have exceptions of their own.</summary>
    private static bool IsOfSilo(Exception exception) =>
        exception.GetType().Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true;
}
