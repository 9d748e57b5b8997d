using System.Text.Json;

namespace Backboard.Grains;

/// <summary>The tool by which a model searches the documents itself. It is answered on the server, within the turn.</summary>
internal static class SearchTool
{
    public const string Name = "search_documents";

    private const string Definition =
        """
        {"type":"function","function":{"name":"search_documents","description":"Searches the files of this conversation and returns the passages that bear on a query.","parameters":{"type":"object","properties":{"query":{"type":"string","description":"What to look for, in a few words or a sentence."}},"required":["query"]}}}
        """;

    private const int LongestQuery = 2_000;

    /// <summary>Tool definitions and ours behind them.</summary>
    /// <param name="tools">A JSON array, or null for none.</param>
    public static string Beside(string? tools) => tools is null ? $"[{Definition}]" : $"{tools.AsSpan().TrimEnd()[..^1]},{Definition}]";

    /// <summary>Whether a client's tool has this very name: then it is meant.</summary>
    /// <param name="tools">A JSON array, or null for none.</param>
    public static bool IsNamedIn(string? tools)
    {
        if (tools is null)
            return false;
        using var json = JsonDocument.Parse(tools);
        return json.RootElement.EnumerateArray().Any(tool =>
            tool.ValueKind == JsonValueKind.Object
            && tool.TryGetProperty("function", out var function)
            && function.ValueKind == JsonValueKind.Object
            && function.TryGetProperty("name", out var name)
            && name.ValueKind == JsonValueKind.String
            && name.ValueEquals(Name));
    }

    /// <summary>What a call looks for; null where it does not say.</summary>
    public static string? QueryOf(ToolCall call)
    {
        try
        {
            using var json = JsonDocument.Parse(call.Arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("query", out var query)
                && query.ValueKind == JsonValueKind.String
                && query.GetString() is { } text
                && !string.IsNullOrWhiteSpace(text)
                ? DataText.Short(text, LongestQuery)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
