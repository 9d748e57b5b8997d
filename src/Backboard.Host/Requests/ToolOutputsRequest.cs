using System.Text.Json;

namespace Backboard.Host;

/// <summary>Outputs of tools, on either route.</summary>
internal sealed record ToolOutputsRequest(
    Guid? ThreadId, ImmutableArray<ToolOutput> Outputs, bool Stream, string? Tools, string? Thinking)
{
    public static Parsed<ToolOutputsRequest> From(Fields fields, bool streamInQuery, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var request = new ToolOutputsRequest(
            reader.Uuid("thread_id"),
            ReadOutputs(reader),
            reader.Flag("stream", whenAbsent: streamInQuery),
            ToolDefinitions.Read(reader),
            reader.Object("thinking"));
        return reader.Refusal is { } refusal ? refusal : request;
    }

    private static ImmutableArray<ToolOutput> ReadOutputs(FieldReader reader)
    {
        if (reader.Json("tool_outputs", JsonValueKind.Array) is not { } list || list.GetArrayLength() == 0)
        {
            reader.Misshapen("tool_outputs", "Field required: a list of at least one output", "missing");
            return [];
        }
        if (list.GetArrayLength() > reader.Limits.MaxToolOutputs)
        {
            reader.Misshapen("tool_outputs", $"List should have at most {reader.Limits.MaxToolOutputs} items", "too_long");
            return [];
        }
        var outputs = list.EnumerateArray().Select((item, index) => ReadOutput(reader, item, index)).ToImmutableArray();
        if (outputs.DistinctBy(static o => o.ToolCallId).Count() < outputs.Length && reader.Refusal is null)
            reader.Refuse("Two outputs answer the same tool call", "duplicate_output");
        return outputs;
    }

    private static ToolOutput ReadOutput(FieldReader reader, JsonElement item, int index)
    {
        var id = Text(reader, item, index, "tool_call_id");
        var output = Text(reader, item, index, "output");
        if (id is { Length: 0 })
            reader.Misshapen($"tool_outputs.{index}.tool_call_id", "Input should not be empty", "string_too_short");
        if (output?.Length > reader.Limits.MaxToolOutputChars)
            reader.Refuse($"A tool output is longer than {reader.Limits.MaxToolOutputChars} characters", "too_long");
        return new ToolOutput(id ?? "", output ?? "");
    }

    private static string? Text(FieldReader reader, JsonElement item, int index, string name)
    {
        if (item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String)
            return value.GetString();
        reader.Misshapen($"tool_outputs.{index}.{name}", "Input should be a valid string", "string_type");
        return null;
    }
}
