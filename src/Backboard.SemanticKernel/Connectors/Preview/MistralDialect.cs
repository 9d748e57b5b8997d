using System.Text.Json;
using Backboard.SemanticKernel.Chat;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.MistralAI;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>
/// Mistral's connector knows its own way to offer tools alone, from a kernel's plugins, and what a stream says beside text it leaves in the
/// chunk of the wire.
/// </summary>
internal sealed class MistralDialect : ServiceDialect
{
    public override ServiceRequest Request(ChatOptions options, IReadOnlyList<KernelFunction> tools)
    {
        var settings = new MistralAIPromptExecutionSettings
        {
            ModelId = options.ModelId,
            MaxTokens = options.MaxOutputTokens,
            Stop = options.StopSequences,
            ResponseFormat = options.ResponseFormat is ChatResponseFormatJson ? new { type = "json_object" } : null,
        };
        if (options.Temperature is { } temperature) settings.Temperature = temperature;
        if (options.TopP is { } topP) settings.TopP = topP;
        if (tools.Count == 0) return new ServiceRequest(settings, null);
        settings.ToolCallBehavior = options.ToolMode switch
        {
            NoneChatToolMode => MistralAIToolCallBehavior.NoKernelFunctions,
            RequiredChatToolMode => MistralAIToolCallBehavior.RequiredFunctions(tools),
            _ => MistralAIToolCallBehavior.EnableKernelFunctions,
        };
        return new ServiceRequest(settings, new Kernel(plugins: [new OfferedTools(tools)]));
    }

    public override void Read(StreamingChatMessageContent chunk, AnswerPieces answer)
    {
        answer.AddText(chunk.Content);
        if (chunk.InnerContent is null) return;
        var wire = JsonSerializer.SerializeToElement(chunk.InnerContent, chunk.InnerContent.GetType());
        var choice = wire.GetProperty("choices")[0];
        answer.Finish(choice.GetProperty("finish_reason").GetString());
        if (wire.GetProperty("usage") is { ValueKind: JsonValueKind.Object } usage)
            answer.AddUsage(Count(usage, "prompt_tokens"), Count(usage, "completion_tokens"));
        if (!choice.GetProperty("delta").TryGetProperty("tool_calls", out var calls) || calls.ValueKind != JsonValueKind.Array) return;
        // Each comes whole.
        foreach (var call in calls.EnumerateArray())
        {
            var function = call.GetProperty("function");
            answer.AddCall(
                null, call.TryGetProperty("id", out var id) ? id.GetString() : null,
                function.GetProperty("name").GetString(), function.TryGetProperty("arguments", out var arguments) ? arguments.GetString() : null);
        }
    }

    private static int Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt32() : 0;
}
