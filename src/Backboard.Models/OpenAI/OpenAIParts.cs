using System.Text.Json;
using Backboard.Models.Rendering;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.OpenAI;

/// <summary>Writes content that is not text alone: pictures as addresses, documents as their text where they are text.</summary>
internal static class OpenAIParts
{
    public static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartArray("content"u8);
        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case TextContent text: WriteText(json, text.Text); break;
                case DataContent data: WriteImage(json, data.Uri); break;
                case UriContent link: WriteImage(json, link.Uri.ToString()); break;
                case FunctionCallContent or TextReasoningContent: break;
                default: WriteText(json, TextOf(content)); break;
            }
        }

        json.WriteEndArray();
    }

    /// <summary>A tool's output: these providers take text alone, and know no flag for a failure.</summary>
    public static string TextOf(FunctionResultContent result)
    {
        var text = result.RawRepresentation is List<AIContent> contents
            ? string.Join("\n\n", contents.Select(content => content is TextContent words ? words.Text : TextOf(content)))
            : result.Result?.ToString() ?? "";
        return result.AdditionalProperties?.GetValueOrDefault(WireKeys.IsError) is true ? $"Error: {text}" : text;
    }

    private static string TextOf(AIContent content)
    {
        var block = content.Block() is { } json ? JsonElement.Parse(json) : default;
        var source = block.Get("source"u8);
        if (block.Text("type"u8) is not "document" || source.Text("type"u8) is not "text" || source.Text("data"u8) is not { } text)
            throw ProviderErrors.Unsendable("The provider that serves this model takes text and pictures in user turns, and documents that are plain text; nothing else.");
        return block.Text("title"u8) is { Length: > 0 } title ? $"{title}\n\n{text}" : text;
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, string url)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "image_url"u8);
        json.WriteStartObject("image_url"u8);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
