using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Wire;

/// <summary>Tool arguments as the engine knows them, JSON text, carried unchanged through a content that knows only dictionaries.</summary>
internal static class ToolArguments
{
    public static FunctionCallContent Content(string id, string name, string arguments) =>
        new(id, name, Parse(arguments)) { RawRepresentation = arguments };

    public static string Text(FunctionCallContent call) =>
        call.RawRepresentation as string ?? JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions);

    /// <summary>Null for text that is not JSON.</summary>
    public static JsonElement? Json(string arguments)
    {
        try
        {
            return JsonElement.Parse(arguments);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?>? Parse(string arguments)
    {
        if (Json(arguments) is not { ValueKind: JsonValueKind.Object } json) return null;
        var parsed = new Dictionary<string, object?>();
        foreach (var property in json.EnumerateObject()) parsed[property.Name] = property.Value;
        return parsed;
    }
}
