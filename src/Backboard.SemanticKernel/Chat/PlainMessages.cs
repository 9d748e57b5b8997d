using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Backboard.SemanticKernel.Chat;

/// <summary>
/// The gateway's messages with nothing in them but what every client knows: text, pictures, calls, and results that are text. A block that
/// cannot be made one of these is refused; reasoning of former answers is left out.
/// </summary>
internal static class PlainMessages
{
    public static List<ChatMessage> Of(IEnumerable<ChatMessage> messages) => [.. messages.SelectMany(Of)];

    // A result each: some clients take the first of a message alone.
    private static IEnumerable<ChatMessage> Of(ChatMessage message)
    {
        var contents = message.Contents.Select(Plain).OfType<AIContent>().ToList();
        return message.Role == ChatRole.Tool
            ? contents.Select(content => new ChatMessage(ChatRole.Tool, [content]))
            : [new ChatMessage(message.Role, contents) { AdditionalProperties = message.AdditionalProperties }];
    }

    private static AIContent? Plain(AIContent content) => content switch
    {
        TextReasoningContent => null,
        TextContent or DataContent or UriContent => content,
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, call.Arguments ?? new Dictionary<string, object?>()),
        FunctionResultContent result => new FunctionResultContent(result.CallId, Text(result)),
        _ => new TextContent(TextOf(content)),
    };

    private static string Text(FunctionResultContent result)
    {
        var text = result.RawRepresentation is List<AIContent> contents
            ? string.Join("\n\n", contents.Select(content => content is TextContent words ? words.Text : TextOf(content)))
            : result.Result?.ToString() ?? "";
        return result.AdditionalProperties?.GetValueOrDefault(WireKeys.IsError) is true ? $"Error: {text}" : text;
    }

    private static string TextOf(AIContent content)
    {
        if (content.RawRepresentation is string json && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } block
            && block.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object
            && source.TryGetProperty("type", out var type) && type.ValueEquals("text") && source.TryGetProperty("data", out var data))
            return block.TryGetProperty("title", out var title) && title.GetString() is { Length: > 0 } name ? $"{name}\n\n{data}" : data.ToString();
        throw new ProviderException(
            ProviderException.Rejected,
            "The connector that serves this model takes text and pictures in user turns, and documents that are plain text; nothing else.");
    }
}
