using System.Globalization;
using System.Text.Json;

namespace Backboard.Abstractions;

/// <summary>The contract's <c>metadata.custom_timestamp</c>: when a message's words were said, if not now.</summary>
public static class CustomTimestamp
{
    /// <summary>UTC; null when the metadata has none that can be read.</summary>
    public static DateTimeOffset? Read(string? metadataJson)
    {
        if (metadataJson is null)
            return null;
        using var document = JsonDocument.Parse(metadataJson, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.TryGetProperty("custom_timestamp", out var value) && value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(
                value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }
}
