using System.Text.Json;
using System.Text.Json.Nodes;
using Backboard.SemanticKernel.Chat;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.Google;
using KernelCall = Microsoft.SemanticKernel.FunctionCallContent;
using KernelResult = Microsoft.SemanticKernel.FunctionResultContent;

namespace Backboard.SemanticKernel.Connectors;

/// <summary>Gemini: calls have no ids, and a signature each that is wanted back with them.</summary>
internal sealed class GoogleDialect : ServiceDialect
{
    private const int LowBudget = 1024;
    private const int MediumBudget = 8192;
    private const int HighBudget = 24_576;

    public override ServiceRequest Request(ChatOptions options, IReadOnlyList<KernelFunction> tools)
    {
        var common = base.Request(options, tools).Settings;
        var settings = new GeminiPromptExecutionSettings
        {
            ModelId = options.ModelId,
            MaxTokens = options.MaxOutputTokens,
            Temperature = options.Temperature,
            TopP = options.TopP,
            TopK = options.TopK,
            StopSequences = options.StopSequences,
            ResponseMimeType = options.ResponseFormat is ChatResponseFormatJson ? "application/json" : null,
            FunctionChoiceBehavior = options.ToolMode is NoneChatToolMode ? null : common.FunctionChoiceBehavior,
            ThinkingConfig = options.Reasoning is { } reasoning ? new GeminiThinkingConfig { ThinkingBudget = Budget(reasoning), IncludeThoughts = true } : null,
        };
        return new ServiceRequest(settings, null);
    }

    public override void Read(StreamingChatMessageContent chunk, AnswerPieces answer)
    {
        foreach (var thought in chunk.Items.OfType<StreamingReasoningContent>()) answer.AddReasoning(thought.ToString());
        answer.AddText(chunk.Content);
        if (chunk is not GeminiStreamingChatMessageContent gemini) return;
        foreach (var call in gemini.ToolCalls ?? [])
        {
            answer.AddCall(null, null, call.FullyQualifiedName, JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>()));
            answer.ProviderState = Signed(answer.ProviderState, call.ThoughtSignature);
        }

        if (gemini.Metadata is not { } metadata) return;
        answer.Finish(metadata.FinishReason?.Label);
        if (metadata.TotalTokenCount > 0)
            answer.AddUsage(metadata.PromptTokenCount, metadata.CandidatesTokenCount + metadata.ThoughtsTokenCount, metadata.CachedContentTokenCount);
    }

    public override KernelContent Call(KernelCall call, string? state, int index)
    {
        var part = new JsonObject
        {
            ["functionCall"] = new JsonObject { ["name"] = call.FunctionName, ["args"] = JsonSerializer.SerializeToNode(call.Arguments) },
        };
        if (state is not null && GoogleParts.Json(state) is JsonArray signatures && index < signatures.Count && signatures[index] is { } signature)
            part["thoughtSignature"] = signature.DeepClone();
        return GoogleParts.Hide(part);
    }

    public override KernelContent Result(KernelResult result)
    {
        var text = result.Result?.ToString() ?? "";
        return GoogleParts.Hide(new JsonObject
        {
            ["functionResponse"] = new JsonObject
            {
                ["name"] = result.FunctionName,
                ["response"] = GoogleParts.Json(text) as JsonObject ?? new JsonObject { ["output"] = text },
            },
        });
    }

    private static string Signed(string? signatures, string? next) =>
        JsonSerializer.Serialize<string?[]>([.. signatures is null ? [] : JsonSerializer.Deserialize<string?[]>(signatures)!, next]);

    private static int Budget(ReasoningOptions reasoning) => reasoning.Effort switch
    {
        ReasoningEffort.Low => LowBudget,
        ReasoningEffort.High => HighBudget,
        _ => MediumBudget,
    };
}
