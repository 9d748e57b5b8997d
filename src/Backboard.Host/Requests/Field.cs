using System.Text.Json;

namespace Backboard.Host;

/// <summary>A value as it came: text from a form, or a JSON value.</summary>
internal readonly record struct Field(string? Text, JsonElement Json)
{
    public static Field OfText(string text) => new(text, default);

    public static Field OfJson(JsonElement json) => new(null, json);

    public bool IsNull => Text is null && Json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public bool IsText => Text is not null || Json.ValueKind is JsonValueKind.String;
}

/// <summary>The fields of a body, whichever of the three encodings it had.</summary>
internal sealed record Fields(IReadOnlyDictionary<string, Field> Values)
{
    public static Fields None { get; } = new(new Dictionary<string, Field>(StringComparer.Ordinal));

    /// <summary>Null when absent; a JSON null counts as given, see <see cref="Field.IsNull"/>.</summary>
    public Field? Find(string name) => Values.TryGetValue(name, out var field) ? field : null;
}
