using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backboard.Storage.Rows;

/// <summary>A line of an operation's result as kept in <c>effects</c>: no text, so that a deleted memory leaves none here.</summary>
internal sealed record StoredEffect(MemoryEffectKind Kind, Guid? Id, int Version)
{
    public static string Write(IEnumerable<MemoryEffect> effects) => JsonSerializer.Serialize(
        [.. effects.Select(effect => new StoredEffect(effect.Kind, effect.MemoryId, effect.Version))],
        StoredEffects.Default.StoredEffectArray);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredEffect[]))]
internal sealed partial class StoredEffects : JsonSerializerContext;
