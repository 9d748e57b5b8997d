using System.Text.Json;

namespace Backboard.Host;

/// <summary><c>metadata</c> and the end user, who may be named in it or beside it.</summary>
internal readonly record struct MessageMetadata(string? Json, string? UserId)
{
    private const int MaxUserIdChars = 256;

    public static MessageMetadata Read(FieldReader reader)
    {
        var json = reader.Object("metadata");
        var userId = reader.Word("user_id", MaxUserIdChars);
        var inMetadata = json is null ? null : UserIn(json);
        if (userId is not null && inMetadata is not null && userId != inMetadata)
            reader.Refuse("user_id and metadata.user_id name different users", "user_conflict");
        if (inMetadata is { Length: > MaxUserIdChars })
            reader.Refuse($"metadata.user_id is longer than {MaxUserIdChars} characters", "too_long");
        return new MessageMetadata(json, userId ?? inMetadata);
    }

    private static string? UserIn(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.TryGetProperty("user_id", out var user) && user.ValueKind is JsonValueKind.String
            && user.GetString()!.Trim() is { Length: > 0 } id
            ? id
            : null;
    }
}
