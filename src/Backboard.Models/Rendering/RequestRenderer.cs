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
                ? UserTurn(transcript[i], i == 0 ? summary : null, i == newest ? recalled : null)
                : Rendered(transcript[i], request.Model));
        }

        var continues = !string.IsNullOrWhiteSpace(request.Prefill);
        if (messages[^1].Role == ChatRole.Assistant && !continues) messages.Add(new ChatMessage(ChatRole.User, ContinueTurn));
        if (continues) messages.Add(new ChatMessage(ChatRole.Assistant, request.Prefill!.TrimEnd()));
        return messages;
    }

    private static ChatMessage UserTurn(Message message, string? summary, string? recalled)
    {
        if (message.Parts.IsEmpty) return new ChatMessage(ChatRole.User, Framed(message.Content, summary, recalled));
        var turn = new ChatMessage(ChatRole.User, MessageContents.Of(message));
        if (summary is not null || recalled is not null) turn.Contents.Insert(0, new TextContent(Framed("", summary, recalled)));
        return turn;
    }

    private static string Framed(string words, string? summary, string? recalled)
    {
        if (recalled is not null) words = DataBlocks.WrapRecalled(recalled, words);
        return summary is null ? words : DataBlocks.WrapSummary(summary, words);
    }

    private static ChatMessage Rendered(Message message, ModelInfo model)
    {
        if (message.Role == MessageRole.Tool) return new ChatMessage(ChatRole.Tool, [Result(message)]);
        var rendered = new ChatMessage(ChatRole.Assistant, MessageContents.Of(message));
        if (message.ToolCalls.IsEmpty) return rendered;
        // Signed state means nothing to another provider, and is refused by another model.
        if (message.ProviderState is { } state && message.ModelProvider == model.Provider && message.ModelName == model.Name)
            rendered.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.ProviderState] = state };
        return rendered;
    }

    private static FunctionResultContent Result(Message message) => new(message.ToolCallId!, message.Content)
    {
        RawRepresentation = message.Parts.IsEmpty ? null : MessageContents.Of(message),
        AdditionalProperties = message.IsError ? new AdditionalPropertiesDictionary { [WireKeys.IsError] = true } : null,
    };

    private static ChatOptions Options(ModelRequest request, ChatDialect dialect, List<AITool> tools)
    {
        var options = new ChatOptions
        {
            ModelId = request.Model.Name,
            Temperature = (float?)request.Temperature,
            TopP = (float?)request.TopP,
            TopK = request.TopK,
            MaxOutputTokens = request.MaxTokens
                ?? (dialect == ChatDialect.Anthropic ? request.Model.MaxOutputTokens ?? DefaultAnthropicMaxTokens : null),
            StopSequences = request.Stop.IsDefaultOrEmpty ? null : [.. request.Stop.Where(stop => !string.IsNullOrWhiteSpace(stop))],
            Tools = tools.Count > 0 ? tools : null,
            ToolMode = tools.Count > 0 ? ToolModeOf(request.ToolChoice) : null,
            AllowMultipleToolCalls = tools.Count > 0 && request.ToolChoice is { IsParallel: false } ? false : null,
            // Tools and a forced JSON answer exclude each other: arguments are JSON, the sentence after them is not.
            ResponseFormat = request.JsonOutput && tools.Count == 0 ? ChatResponseFormat.Json : null,
        };
        var properties = new AdditionalPropertiesDictionary();
        if (ThinkingSettings.Parse(request.Thinking) is { } thinking && IsSendable(thinking, request.Model, dialect))
        {
            options.Reasoning = thinking.ToOptions();
            properties[WireKeys.Thinking] = thinking;
        }

        if (request.NamesStopSequence) properties[WireKeys.NamesStopSequence] = true;
        if (!request.CachesPrompt) properties[WireKeys.CachesPrompt] = false;
        if (properties.Count > 0) options.AdditionalProperties = properties;
        return options;
    }

    // Whoever writes Anthropic's own settings for Anthropic knows the model.
    private static bool IsSendable(ThinkingSettings thinking, ModelInfo model, ChatDialect dialect) =>
        dialect == ChatDialect.Anthropic && thinking.Native is not null || model.SupportsThinking && !thinking.IsOff;

    private static ChatToolMode? ToolModeOf(ToolChoice? choice) => choice?.Mode switch
    {
        ToolChoiceMode.Auto => ChatToolMode.Auto,
        ToolChoiceMode.Any => ChatToolMode.RequireAny,
        ToolChoiceMode.Tool => ChatToolMode.RequireSpecific(choice.Name!),
        ToolChoiceMode.None => ChatToolMode.None,
        _ => null,
    };
}
