using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.Abstractions;

/// <summary>The contract's <c>metadata.custom_timestamp</c>: when something was told, where that is not now.</summary>
public static partial class CustomTimestamp
{
    /// <summary>The member of the metadata object.</summary>
    public const string Name = "custom_timestamp";

    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const int MaxChars = 64;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>
    /// UTC, as a metadata object has it; null when the object is null, has no such member, or one that is no such time (the
    /// front end refuses those).
    /// </summary>
    /// <param name="metadataJson">A JSON object, or null.</param>
    public static DateTimeOffset? Read(string? metadataJson)
    {
        if (metadataJson is null)
            return null;
        using var document = JsonDocument.Parse(metadataJson, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.TryGetProperty(Name, out var value) && value.ValueKind is JsonValueKind.String ? Parse(value.GetString()!) : null;
    }

    /// <summary>
    /// UTC of an ISO 8601 date (its first moment) or date and time, in the years 1900 to 2200; without a zone it is UTC already,
    /// and digits beyond 100 ns are cut off. Null for anything else.
    /// </summary>
    public static DateTimeOffset? Parse(string text) =>
        text.Length <= MaxChars
        && DateTimeOffset.TryParseExact(
            BeyondTicks.Replace(text.Trim(), ""), Formats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is >= FirstYear and <= LastYear
            ? time
            : null;

    [GeneratedRegex(@"(?<=\.\d{7})\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeyondTicks { get; }
}
