using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Rendering;

/// <summary>A request in the words of the shared chat types.</summary>
internal sealed record RenderedRequest(List<ChatMessage> Messages, ChatOptions Options);

/// <summary>
/// Renders a canonical request. Order: system prompt, tools, summary, window, and what was recalled with the newest user
/// message, so that everything before that message is the same in the next request and a provider's prompt cache is hit.
/// </summary>
internal static class RequestRenderer
{
    public const string EarlierTurn = "[the conversation so far is not shown]";
    public const string ContinueTurn = "[continue]";

    private const int DefaultAnthropicMaxTokens = 4096;

    public static RenderedRequest Render(ModelRequest request, ChatDialect dialect)
    {
        var tools = ToolDeclaration.List(request.Tools);
        return new RenderedRequest(Messages(request), Options(request, dialect, tools));
    }

    private static List<ChatMessage> Messages(ModelRequest request)
    {
        var transcript = CanonicalTranscript.Of(request.History);
        var messages = new List<ChatMessage>(transcript.Count + 4);
        if (!string.IsNullOrWhiteSpace(request.Instructions)) messages.Add(new ChatMessage(ChatRole.System, request.Instructions));

        // A window may begin and end anywhere; a conversation begins with a user, and ends with one or with tool results.
        var newest = transcript.FindLastIndex(message => message.Role == MessageRole.User);
        var summary = string.IsNullOrWhiteSpace(request.Summary) ? null : request.Summary;
        var recalled = string.IsNullOrWhiteSpace(request.Recalled) ? null : request.Recalled;
        if (transcript is not [{ Role: MessageRole.User }, ..])
            messages.Add(new ChatMessage(ChatRole.User, Framed(EarlierTurn, summary, newest < 0 ? recalled : null)));
        for (var i = 0; i < transcript.Count; i++)
        {
            messages.Add(transcript[i].Role == MessageRole.User
                ? new ChatMessage(ChatRole.User, Framed(transcript[i].Content, i == 0 ? summary : null, i == newest ? recalled : null))
                : Rendered(transcript[i], request.Model));
        }

        if (messages[^1].Role == ChatRole.Assistant) messages.Add(new ChatMessage(ChatRole.User, ContinueTurn));
        if (!string.IsNullOrWhiteSpace(request.Prefill)) messages.Add(new ChatMessage(ChatRole.Assistant, request.Prefill.TrimEnd()));
        return messages;
    }

    private static string Framed(string words, string? summary, string? recalled)
    {
        if (recalled is not null) words = DataBlocks.WrapRecalled(recalled, words);
        return summary is null ? words : DataBlocks.WrapSummary(summary, words);
    }

    private static ChatMessage Rendered(Message message, ModelInfo model)
    {
        if (message.Role == MessageRole.Tool)
            return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(message.ToolCallId!, message.Content)]);
        if (message.ToolCalls.IsEmpty) return new ChatMessage(ChatRole.Assistant, message.Content);

        var contents = new List<AIContent>(message.ToolCalls.Length + 1);
        if (message.Content.Length > 0) contents.Add(new TextContent(message.Content));
        foreach (var call in message.ToolCalls) contents.Add(ToolArguments.Content(call.Id, call.Name, Sendable(call.Arguments)));
        var rendered = new ChatMessage(ChatRole.Assistant, contents);
        // Signed state means nothing to another provider, and is refused by another model.
        if (message.ProviderState is { } state && message.ModelProvider == model.Provider && message.ModelName == model.Name)
            rendered.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.ProviderState] = state };
        return rendered;
    }

    private static string Sendable(string arguments) => ToolArguments.Json(arguments) is null ? "{}" : JsonEscapes.Clean(arguments);

    private static ChatOptions Options(ModelRequest request, ChatDialect dialect, List<AITool> tools)
    {
        var options = new ChatOptions
        {
            ModelId = request.Model.Name,
            Temperature = (float?)request.Temperature,
            TopP = (float?)request.TopP,
            MaxOutputTokens = request.MaxTokens
                ?? (dialect == ChatDialect.Anthropic ? request.Model.MaxOutputTokens ?? DefaultAnthropicMaxTokens : null),
            StopSequences = request.Stop.IsDefaultOrEmpty ? null : [.. request.Stop.Where(stop => !string.IsNullOrWhiteSpace(stop))],
            Tools = tools.Count > 0 ? tools : null,
            // Tools and a forced JSON answer exclude each other: arguments are JSON, the sentence after them is not.
            ResponseFormat = request.JsonOutput && tools.Count == 0 ? ChatResponseFormat.Json : null,
        };
        if (request.Model.SupportsThinking && ThinkingSettings.Parse(request.Thinking) is { } thinking)
        {
            options.Reasoning = thinking.ToOptions();
            options.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.Thinking] = thinking };
        }

        return options;
    }
}
