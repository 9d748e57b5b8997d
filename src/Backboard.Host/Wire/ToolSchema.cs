using System.Text.Json.Nodes;

namespace Backboard.Host;

/// <summary>Reduces a JSON Schema to what the Python SDK's types hold: every property a string <c>type</c>, every <c>enum</c> strings.</summary>
internal static class ToolSchema
{
    public static void Simplify(JsonObject parameters)
    {
        parameters["type"] = "object";
        if (parameters["required"] is { } required && !IsTexts(required))
            parameters.Remove("required");
        SimplifyProperties(parameters);
    }

    private static void SimplifyProperties(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
            return;
        foreach (var name in properties.Select(static p => p.Key).ToArray())
            if (properties[name] is JsonObject property)
                SimplifyProperty(property);
            else
                properties[name] = new JsonObject { ["type"] = "string" };
    }

    private static void SimplifyProperty(JsonObject property)
    {
        if (property["type"] is not { } type || !ToolEcho.IsText(type))
            property["type"] = TypeOf(property);
        if (property["description"] is { } description && !ToolEcho.IsText(description))
            property.Remove("description");
        if (property["enum"] is JsonArray values && !IsTexts(values))
            property["enum"] = new JsonArray([.. values.Select(static v => (JsonNode)TextOf(v))]);
        else if (property["enum"] is { } other and not JsonArray)
            property.Remove("enum");
        if (property["items"] is { } items and not JsonObject)
            property.Remove("items");
        if (property["properties"] is { } inner and not JsonObject)
            property.Remove("properties");
        if (property["items"] is JsonObject item)
            SimplifyProperty(item);
        SimplifyProperties(property);
    }

    private static string TypeOf(JsonObject property)
    {
        if (property["type"] is JsonArray types && FirstType(types) is { } named)
            return named;
        foreach (var keyword in (string[])["anyOf", "oneOf", "allOf"])
            if (property[keyword] is JsonArray variants)
                foreach (var variant in variants.OfType<JsonObject>())
                    if (variant["type"] is { } type && ToolEcho.IsText(type) && type.GetValue<string>() != "null")
                        return type.GetValue<string>();
        if (property.ContainsKey("properties") || property.ContainsKey("$ref"))
            return "object";
        return property.ContainsKey("items") ? "array" : "string";
    }

    private static string? FirstType(JsonArray types) =>
        types.Where(static t => t is not null && ToolEcho.IsText(t)).Select(static t => t!.GetValue<string>()).FirstOrDefault(static t => t != "null");

    private static bool IsTexts(JsonNode node) =>
        node is JsonArray list && list.All(static v => v is not null && ToolEcho.IsText(v));

    private static string TextOf(JsonNode? value) =>
        value is null ? "null" : ToolEcho.IsText(value) ? value.GetValue<string>() : value.ToJsonString();
}
