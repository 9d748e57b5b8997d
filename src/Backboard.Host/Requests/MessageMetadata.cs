using System.Text.Json;

namespace Backboard.Host;

/// <summary><c>metadata</c> and the end user, who may be named in it or beside it.</summary>
internal readonly record struct MessageMetadata(string? Json, string? UserId)
{
    private const string BadTimestamp =
        "Input should be an ISO 8601 date or date-time in the years 1900 to 2200, such as 2026-03-01 or 2026-03-01T12:00:00Z";

    public static MessageMetadata Read(FieldReader reader) => Read(reader, reader.Object("metadata"));

    /// <param name="reader">Holds <c>user_id</c>, and takes what is wrong.</param>
    /// <param name="json">The metadata as read already.</param>
    public static MessageMetadata Read(FieldReader reader, string? json)
    {
        var userId = reader.Word("user_id", MemoryLimits.MaxUserIdChars);
        var inMetadata = json is null ? null : Inspect(reader, json);
        if (userId is not null && inMetadata is not null && userId != inMetadata)
            reader.Refuse("user_id and metadata.user_id name different users", "user_conflict");
        if (inMetadata is { Length: > MemoryLimits.MaxUserIdChars })
            reader.Refuse($"metadata.user_id is longer than {MemoryLimits.MaxUserIdChars} characters", "too_long");
        return new MessageMetadata(json, userId ?? inMetadata);
    }

    private static string? Inspect(FieldReader reader, string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        CheckTimestamp(reader, document.RootElement);
        return document.RootElement.TryGetProperty("user_id", out var user) && user.ValueKind is JsonValueKind.String
            && user.GetString()!.Trim() is { Length: > 0 } id
            ? id
            : null;
    }

    /// <summary>Absent and null are fine.</summary>
    private static void CheckTimestamp(FieldReader reader, JsonElement metadata)
    {
        if (!metadata.TryGetProperty(CustomTimestamp.Name, out var value) || value.ValueKind is JsonValueKind.Null)
            return;
        if (value.ValueKind is not JsonValueKind.String || CustomTimestamp.Parse(value.GetString()!) is null)
            reader.Misshapen($"metadata.{CustomTimestamp.Name}", BadTimestamp, "datetime_parsing");
    }
}
