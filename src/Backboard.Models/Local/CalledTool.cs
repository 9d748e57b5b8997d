using Microsoft.Extensions.AI;

namespace Backboard.Models.Local;

/// <summary>A tool that was called in this run, and what it answered if it did.</summary>
internal sealed record CalledTool(string Name, string? Output)
{
    public static IReadOnlyList<CalledTool> Read(IEnumerable<ChatMessage> messages)
    {
        List<FunctionCallContent> calls = [];
        Dictionary<string, string> outputs = [];
        foreach (var content in messages.SelectMany(message => message.Contents))
        {
            if (content is FunctionCallContent call) calls.Add(call);
            else if (content is FunctionResultContent result) outputs[result.CallId] = result.Result?.ToString() ?? "";
        }
        return [.. calls.Select(call => new CalledTool(call.Name, outputs.GetValueOrDefault(call.CallId)))];
    }
}
