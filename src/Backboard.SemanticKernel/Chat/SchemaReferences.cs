using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backboard.SemanticKernel.Chat;

/// <summary>
/// A parameter's schema without references to the definitions of the whole, which its connector leaves behind. A definition that contains
/// itself becomes "anything" where it does.
/// </summary>
internal static class SchemaReferences
{
    private const string Reference = "$ref";
    private static readonly string[] Definitions = ["#/$defs/", "#/definitions/"];

    public static string Resolve(JsonElement schema, JsonElement whole) => Resolved(JsonNode.Parse(schema.GetRawText()), whole, [])?.ToJsonString() ?? "true";

    private static JsonNode? Resolved(JsonNode? node, JsonElement whole, ImmutableStack<string> within)
    {
        switch (node)
        {
            case JsonArray array: return new JsonArray([.. array.Select(item => Resolved(item, whole, within))]);
            case JsonObject schema when schema[Reference] is JsonValue reference && Find(reference.ToString(), whole) is { } found:
                return within.Contains(reference.ToString())
                    ? new JsonObject()
                    : Merged(Resolved(JsonNode.Parse(found.GetRawText()), whole, within.Push(reference.ToString())), schema);
            case JsonObject schema:
                return new JsonObject(schema.Select(field => KeyValuePair.Create(field.Key, Resolved(field.Value, whole, within))));
            default: return node?.DeepClone();
        }
    }

    /// <summary>What stands beside a reference, such as a description, goes before what it leads to.</summary>
    private static JsonNode? Merged(JsonNode? found, JsonObject beside)
    {
        if (found is not JsonObject merged) return found;
        foreach (var (name, value) in beside)
        {
            if (name != Reference) merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static JsonElement? Find(string reference, JsonElement whole)
    {
        foreach (var start in Definitions)
        {
            if (reference.StartsWith(start, StringComparison.Ordinal)
                && whole.TryGetProperty(start.Split('/')[1], out var definitions)
                && definitions.TryGetProperty(reference[start.Length..], out var definition)) return definition;
        }

        return null;
    }
}
