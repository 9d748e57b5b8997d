using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenAI.Chat;

namespace Backboard.SemanticKernel.Chat;

/// <summary>What a chat completion service is asked with.</summary>
/// <param name="Settings">In the words of its connector, or in common ones.</param>
/// <param name="Kernel">Where it looks for tools; null where the settings carry them.</param>
internal sealed record ServiceRequest(PromptExecutionSettings Settings, Kernel? Kernel);

/// <summary>
/// How chat completion services are spoken to. What is common to them stands here; a connector that departs from it brings a dialect of
/// its own. Stateless.
/// </summary>
internal class ServiceDialect
{
    private const string FinishReason = nameof(FinishReason);
    private const string Usage = nameof(Usage);

    public static ServiceDialect Common { get; } = new();

    /// <summary>False where the connector has no way to offer tools, or to tell of calls.</summary>
    public virtual bool TakesTools => true;

    /// <summary>What the settings call stop sequences.</summary>
    protected virtual string StopName => "stop_sequences";

    /// <summary>Settings and tools, none of which the service calls itself.</summary>
    public virtual ServiceRequest Request(ChatOptions options, IReadOnlyList<KernelFunction> tools)
    {
        var values = new Dictionary<string, object>();
        if (options.Temperature is { } temperature) values["temperature"] = temperature;
        if (options.TopP is { } topP) values["top_p"] = topP;
        if (options.TopK is { } topK) values["top_k"] = topK;
        if (options.MaxOutputTokens is { } limit) values["max_tokens"] = limit;
        if (options.StopSequences is { Count: > 0 } stops) values[StopName] = stops;
        if (options.ResponseFormat is ChatResponseFormatJson) values["response_format"] = "json_object";
        if (options.Reasoning?.Effort is { } effort) values["reasoning_effort"] = effort.ToString().ToLowerInvariant();
        return new ServiceRequest(
            new PromptExecutionSettings { ModelId = options.ModelId, ExtensionData = values, FunctionChoiceBehavior = Choice(options, tools) }, null);
    }

    /// <summary>Takes in a chunk of the answer.</summary>
    public virtual void Read(StreamingChatMessageContent chunk, AnswerPieces answer)
    {
        foreach (var item in chunk.Items)
        {
            switch (item)
            {
                case StreamingReasoningContent reasoning: answer.AddReasoning(reasoning.ToString()); break;
                case StreamingTextContent text: answer.AddText(text.Text); break;
                case StreamingFunctionCallUpdateContent call: answer.AddCall(call.FunctionCallIndex, call.CallId, call.Name, call.Arguments); break;
            }
        }

        if (chunk.Metadata is not { } metadata) return;
        if (metadata.TryGetValue(FinishReason, out var finish)) answer.Finish(finish?.ToString());
        if (metadata.GetValueOrDefault(Usage) is ChatTokenUsage usage)
            answer.AddUsage(usage.InputTokenCount, usage.OutputTokenCount, usage.InputTokenDetails?.CachedTokenCount ?? 0);
    }

    /// <summary>A call of the history; null for a connector that takes it as it is.</summary>
    public virtual KernelContent Call(Microsoft.SemanticKernel.FunctionCallContent call, string? state, int index) => call;

    public virtual KernelContent Result(Microsoft.SemanticKernel.FunctionResultContent result) => result;

    private static FunctionChoiceBehavior? Choice(ChatOptions options, IReadOnlyList<KernelFunction> tools)
    {
        if (tools.Count == 0) return null;
        var how = new FunctionChoiceBehaviorOptions { AllowParallelCalls = options.AllowMultipleToolCalls };
        return options.ToolMode switch
        {
            NoneChatToolMode => FunctionChoiceBehavior.None(tools, how),
            RequiredChatToolMode { RequiredFunctionName: { } name } =>
                FunctionChoiceBehavior.Required(tools.Where(tool => tool.Name == name), autoInvoke: false, how),
            RequiredChatToolMode => FunctionChoiceBehavior.Required(tools, autoInvoke: false, how),
            _ => FunctionChoiceBehavior.Auto(tools, autoInvoke: false, how),
        };
    }
}
