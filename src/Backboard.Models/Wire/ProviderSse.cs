using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Unicode;
using Backboard.Models.Resilience;

namespace Backboard.Models.Wire;

/// <summary>Reads a provider's event stream: bounded, UTF-8 and JSON or nothing.</summary>
internal static class ProviderSse
{
    internal const long MaxBytes = 10 * 1024 * 1024;

    public static SseParser<T> Read<T>(Stream body, Func<ReadOnlySpan<byte>, T> parse) =>
        SseParser.Create(new CappedStream(body, MaxBytes), (_, data) => Parse(data, parse));

    private static T Parse<T>(ReadOnlySpan<byte> data, Func<ReadOnlySpan<byte>, T> parse)
    {
        if (!Utf8.IsValid(data)) throw ProviderErrors.BadResponse("The provider sent text that is not UTF-8.");
        try
        {
            return parse(data);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw ProviderErrors.BadResponse("The provider sent an event that is not the JSON it should be.", exception);
        }
    }
}
