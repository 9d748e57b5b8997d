using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backboard.Host;

/// <summary>
/// How stored tools are shown. Where the Python SDK's model of JSON Schema would throw, the parameters are simplified and
/// the original stands beside them as <c>raw_parameters</c>; the model is always sent the original.
/// </summary>
internal static class ToolEcho
{
    private const string Raw = "raw_parameters";

    /// <summary>The stored list as clients can parse it.</summary>
    public static void Write(Utf8JsonWriter json, string tools)
    {
        var list = JsonNode.Parse(tools, documentOptions: new JsonDocumentOptions { MaxDepth = 128 })!.AsArray();
        foreach (var tool in list)
        {
            var function = tool!["function"]!.AsObject();
            tool["type"] = "function";
            if (function["description"] is { } description && !IsText(description))
                function["description"] = null;
            var original = function["parameters"]!.DeepClone();
            ToolSchema.Simplify(function["parameters"]!.AsObject());
            if (!JsonNode.DeepEquals(original, function["parameters"]))
                function[Raw] = original;
        }
        list.WriteTo(json);
    }

    /// <summary>A list that was read from here and sent back unchanged gets its originals again.</summary>
    public static string RestoreOriginals(JsonElement tools)
    {
        if (!tools.EnumerateArray().Any(static t => t.GetProperty("function").TryGetProperty(Raw, out _)))
            return JsonText.Compact(tools);
        var list = JsonArray.Create(tools)!;
        foreach (var tool in list)
        {
            var function = tool!["function"]!.AsObject();
            if (function[Raw] is not JsonObject raw || raw["properties"] is not JsonObject)
                continue;
            var simplified = raw.DeepClone().AsObject();
            ToolSchema.Simplify(simplified);
            function.Remove(Raw);
            if (JsonNode.DeepEquals(simplified, function["parameters"]))
                function["parameters"] = raw.DeepClone();
        }
        return list.ToJsonString();
    }

    internal static bool IsText(JsonNode node) => node.GetValueKind() is JsonValueKind.String;
}
