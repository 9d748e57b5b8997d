using System.Text.Json;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Rendering;

/// <summary>A message's content in the words of the shared chat types; blocks keep the form in which they came as raw representation.</summary>
internal static class MessageContents
{
    private const string AnyImage = "image/*";

    public static List<AIContent> Of(Message message) =>
        message.Parts.IsEmpty ? Plain(message) : [.. message.Parts.Select(part => Content(part, message)).OfType<AIContent>()];

    /// <summary>The texts of a message, each a paragraph of its own.</summary>
    public static string Words(this ChatMessage message) =>
        message.Contents.Count == 1 ? message.Text : string.Join("\n\n", message.Contents.OfType<TextContent>().Select(text => text.Text));

    /// <summary>A block that is no text and no tool's, as it came; null for what is one.</summary>
    public static string? Block(this AIContent content) =>
        content is TextContent or FunctionCallContent or FunctionResultContent ? null : content.RawRepresentation as string;

    private static List<AIContent> Plain(Message message)
    {
        var contents = new List<AIContent>(message.ToolCalls.Length + 1);
        if (message.Content.Length > 0) contents.Add(new TextContent(message.Content));
        foreach (var call in message.ToolCalls) contents.Add(Call(call));
        return contents;
    }

    private static AIContent? Content(ContentPart part, Message message) => part.Kind switch
    {
        ContentKind.Text => part.Value.Length > 0 ? new TextContent(part.Value) : null,
        ContentKind.ToolCall => Call(message.ToolCalls.First(call => call.Id == part.Value)),
        ContentKind.Thinking => new TextReasoningContent("") { RawRepresentation = part.Value },
        ContentKind.Image => Image(part.Value),
        _ => new AIContent { RawRepresentation = part.Value },
    };

    private static FunctionCallContent Call(ToolCall call) =>
        ToolArguments.Content(call.Id, call.Name, ToolArguments.Json(call.Arguments) is null ? "{}" : JsonEscapes.Clean(call.Arguments));

    private static AIContent Image(string block)
    {
        var source = JsonElement.Parse(block).Get("source"u8);
        return source.Text("type"u8) switch
        {
            "base64" => new DataContent($"data:{source.Text("media_type"u8)};base64,{source.Text("data"u8)}") { RawRepresentation = block },
            "url" when Uri.TryCreate(source.Text("url"u8), UriKind.Absolute, out var uri) => new UriContent(uri, AnyImage) { RawRepresentation = block },
            _ => new AIContent { RawRepresentation = block },
        };
    }
}
