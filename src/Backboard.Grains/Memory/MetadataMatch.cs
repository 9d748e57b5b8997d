using System.Text.Json;

namespace Backboard.Grains;

/// <summary>Whether a memory's metadata has all members of a filter, with the same values.</summary>
internal static class MetadataMatch
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 128 };

    public static bool Holds(string filter, string? metadata)
    {
        using var wanted = JsonDocument.Parse(filter, Depth);
        if (metadata is null)
            return !wanted.RootElement.EnumerateObject().Any();
        using var given = JsonDocument.Parse(metadata, Depth);
        return wanted.RootElement.EnumerateObject().All(member =>
            given.RootElement.TryGetProperty(member.Name, out var value) && JsonElement.DeepEquals(member.Value, value));
    }
}
