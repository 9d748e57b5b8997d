using System.Text;
using System.Text.Json;

namespace Backboard.Models.Local.Answers;

/// <summary>States what tools answered, in a sentence each.</summary>
internal static class ToolOutputs
{
    private const int LongestOutput = 2_000;

    public static string State(IEnumerable<CalledTool> called) => string.Join(' ', called
        .Where(tool => tool.Output is not null)
        .Select(tool => $"{tool.Name} says: {Sentence(tool.Output!)}"));

    private static string Sentence(string output)
    {
        var text = Flatten(output).Trim();
        if (text.Length == 0) return "nothing.";
        if (text.Length > LongestOutput) text = text[..(char.IsHighSurrogate(text[LongestOutput - 1]) ? LongestOutput - 1 : LongestOutput)] + "…";
        return text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";
    }

    private static string Flatten(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var text = new StringBuilder();
            Write(json.RootElement, "", text);
            return text.ToString();
        }
        catch (JsonException)
        {
            return output;
        }
    }

    private static void Write(JsonElement value, string name, StringBuilder text)
    {
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var property in value.EnumerateObject()) Write(property.Value, $"{name} {Spoken(property.Name)}".Trim(), text);
        else if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray()) Write(item, name, text);
        else
        {
            if (text.Length > 0) text.Append(", ");
            if (name.Length > 0) text.Append(name).Append(' ');
            text.Append(Scalar(value));
        }
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "unknown",
        _ => value.GetRawText(),
    };

    private static string Spoken(string name) => string.Join(' ', Identifiers.Words(name));
}
