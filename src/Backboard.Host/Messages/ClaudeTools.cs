using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.Host;

/// <summary>Reads tools and the choice among them; definitions become the engine's own, their schemas as given.</summary>
internal static partial class ClaudeTools
{
    /// <summary>A JSON array; null where there are none.</summary>
    public static string? Definitions(ClaudeFields request, int most)
    {
        if (request.Find("tools", JsonValueKind.Array) is not { } tools || tools.GetArrayLength() == 0)
            return null;
        if (tools.GetArrayLength() > most)
            request.Refuse("tools", $"at most {most} tools are taken");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            var names = new HashSet<string>();
            var index = 0;
            foreach (var tool in tools.EnumerateArray())
                Write(json, tool, request, $"tools.{index++}", names);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static ToolChoice? Choice(ClaudeFields request, string? tools)
    {
        if (request.Find("tool_choice", JsonValueKind.Object) is not { } json)
            return null;
        if (tools is null)
            request.Refuse("tool_choice", "may only be specified while providing tools");
        var choice = new ClaudeFields(json, "tool_choice", request.Problems);
        var isParallel = !choice.Flag("disable_parallel_tool_use");
        switch (choice.Text("type"))
        {
            case "auto":
                return new ToolChoice(ToolChoiceMode.Auto, IsParallel: isParallel);
            case "any":
                return new ToolChoice(ToolChoiceMode.Any, IsParallel: isParallel);
            case "none":
                return new ToolChoice(ToolChoiceMode.None);
            case "tool":
                return new ToolChoice(ToolChoiceMode.Tool, Named(choice, request), isParallel);
            default:
                choice.Refuse("type", "Input should be auto, any, tool or none");
                return null;
        }
    }

    private static string Named(ClaudeFields choice, ClaudeFields request)
    {
        var name = choice.RequiredText("name");
        if (request.Find("tools", JsonValueKind.Array) is { } tools && !tools.EnumerateArray().Any(tool => IsNamed(tool, name)))
            choice.Refuse("name", $"Tool '{name}' not found in provided tools");
        return name;
    }

    private static bool IsNamed(JsonElement tool, string name) =>
        tool.ValueKind is JsonValueKind.Object && tool.TryGetProperty("name", out var given)
        && given.ValueKind is JsonValueKind.String && JsonText.TryGetText(given) == name;

    private static void Write(Utf8JsonWriter json, JsonElement element, ClaudeFields request, string where, HashSet<string> names)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            request.Problems.Add(where, "Input should be an object");
            return;
        }
        var tool = new ClaudeFields(element, where, request.Problems);
        if (tool.Text("type") is { } type and not "custom")
            tool.Refuse("type", $"tools that the API itself runs ('{type}') are not served here: define a tool with a name and an input_schema");
        var name = tool.RequiredText("name");
        if (!NamePattern.IsMatch(name))
            tool.Refuse("name", "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'");
        if (!names.Add(name))
            request.Refuse("tools", $"Tool names must be unique, '{name}' is not");
        var schema = tool.Find("input_schema", JsonValueKind.Object);
        if (schema is null)
            tool.Refuse("input_schema", "Field required");
        else if (!JsonText.IsStorable(schema.Value))
            tool.Refuse("input_schema", "Input should be Unicode text without U+0000");
        else if (!(schema.Value.TryGetProperty("type", out var kind) && kind.ValueKind is JsonValueKind.String && kind.ValueEquals("object"u8)))
            tool.Refuse("input_schema.type", "Input should be 'object'");
        if (request.Problems.First is null)
            WriteFunction(json, name, tool.Text("description"), schema!.Value);
    }

    private static void WriteFunction(Utf8JsonWriter json, string name, string? description, JsonElement schema)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, name);
        if (description is not null)
            json.WriteString("description"u8, description);
        json.WritePropertyName("parameters"u8);
        schema.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern { get; }
}
