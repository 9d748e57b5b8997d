using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.Host;

/// <summary>Tool definitions: any ordinary JSON Schema passes and is kept as given.</summary>
internal static partial class ToolDefinitions
{
    /// <summary>The list as compact JSON, null when absent or null.</summary>
    public static string? Read(FieldReader reader, string field = "tools")
    {
        if (reader.Json(field, JsonValueKind.Array) is not { } tools)
            return null;
        if (tools.GetArrayLength() > reader.Limits.MaxTools)
        {
            reader.Misshapen(field, $"List should have at most {reader.Limits.MaxTools} items", "too_long");
            return null;
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var tool in tools.EnumerateArray())
            Check(reader, $"{field}.{index++}", tool, names);
        return reader.Refusal is null ? ToolEcho.RestoreOriginals(tools) : null;
    }

    private static void Check(FieldReader reader, string at, JsonElement tool, HashSet<string> names)
    {
        if (!IsObject(tool))
            reader.Misshapen(at, "Input should be an object", "dict_type");
        else if (tool.TryGetProperty("type", out var type) && !(type.ValueKind is JsonValueKind.String && type.ValueEquals("function"u8)))
            reader.Misshapen($"{at}.type", "Input should be 'function'", "literal_error");
        else if (!TryObject(tool, "function", out var function))
            reader.Misshapen($"{at}.function", "Field required", "missing");
        else
            CheckFunction(reader, $"{at}.function", function, names);
    }

    private static void CheckFunction(FieldReader reader, string at, JsonElement function, HashSet<string> names)
    {
        if (!function.TryGetProperty("name", out var name) || name.ValueKind is not JsonValueKind.String || !NamePattern.IsMatch(name.GetString()!))
            reader.Misshapen($"{at}.name", "A name of 1 to 64 letters, digits, '_' or '-' is required", "string_pattern_mismatch");
        else if (!names.Add(name.GetString()!))
            reader.Misshapen($"{at}.name", "Another tool has this name", "duplicate");
        if (!TryObject(function, "parameters", out var parameters))
            reader.Misshapen($"{at}.parameters", "Field required", "missing");
        else if (!TryObject(parameters, "properties", out _))
            reader.Misshapen($"{at}.parameters.properties", "Field required", "missing");
    }

    private static bool TryObject(JsonElement parent, string name, out JsonElement child) =>
        parent.TryGetProperty(name, out child) && IsObject(child);

    private static bool IsObject(JsonElement element) => element.ValueKind is JsonValueKind.Object;

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern { get; }
}
