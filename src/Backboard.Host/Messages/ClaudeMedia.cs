using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Reads blocks that are passed on as they came: checked for what they are, not for what is in them.</summary>
internal static class ClaudeMedia
{
    private const string Pdf = "application/pdf";

    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    public static ClaudeBlock Read(ClaudeBlockKind kind, JsonElement element, ClaudeFields block)
    {
        if (block.Find("source", JsonValueKind.Object) is { } json)
            CheckSource(kind is ClaudeBlockKind.Document, new ClaudeFields(json, block.At("source"), block.Problems));
        else
            block.Refuse("source", "Field required");
        return new ClaudeBlock(kind, Raw(element, block));
    }

    /// <summary>The JSON but for a cache mark: the server sets those itself.</summary>
    public static string Raw(JsonElement element, ClaudeFields holder)
    {
        if (!JsonText.IsStorable(element))
            holder.Refuse("type", "the block should be Unicode text without U+0000");
        if (!element.TryGetProperty("cache_control", out _))
            return element.GetRawText();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in element.EnumerateObject().Where(static member => !member.NameEquals("cache_control"u8)))
                member.WriteTo(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void CheckSource(bool isDocument, ClaudeFields source)
    {
        switch (source.Text("type"))
        {
            case "base64":
                CheckType(isDocument, source);
                if (!Base64.IsValid(source.RequiredText("data")))
                    source.Refuse("data", "Input should be base64");
                break;
            case "url":
                if (!Uri.TryCreate(source.RequiredText("url"), UriKind.Absolute, out _))
                    source.Refuse("url", "Input should be an absolute address");
                break;
            case "text" when isDocument:
                source.RequiredText("data");
                break;
            case "content" when isDocument:
                break;
            case "file":
                source.Refuse("type", "this server keeps no files: send the data itself");
                break;
            default:
                source.Refuse("type", isDocument ? "Input should be base64, url, text or content" : "Input should be base64 or url");
                break;
        }
    }

    private static void CheckType(bool isDocument, ClaudeFields source)
    {
        var type = source.RequiredText("media_type");
        if (isDocument ? type != Pdf : !Pictures.Contains(type))
            source.Refuse("media_type", $"Input should be {(isDocument ? Pdf : string.Join(", ", Pictures))}");
    }
}
