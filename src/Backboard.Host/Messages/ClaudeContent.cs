using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.Host;

/// <summary>Reads content: a string, or blocks of the types that a role may have.</summary>
internal static partial class ClaudeContent
{
    private const string Blank = "text content blocks must contain non-whitespace text";

    private static readonly string[] OfUser = ["text", "image", "document", "tool_result"];
    private static readonly string[] OfAssistant = ["text", "tool_use", "thinking", "redacted_thinking"];
    private static readonly string[] OfResult = ["text", "image", "document"];

    /// <summary>Empty where there is nothing in it, or it was refused.</summary>
    public static ImmutableArray<ClaudeBlock> OfMessage(ClaudeFields message, bool isUser)
    {
        if (message.Find("content") is null)
            message.Refuse("content", "Field required");
        return Read(message, isUser ? OfUser : OfAssistant);
    }

    /// <summary>A string or text blocks as one text; null where there is none.</summary>
    public static string? System(ClaudeFields request)
    {
        if (request.Find("system") is { ValueKind: JsonValueKind.String })
            return request.Text("system") is { Length: > 0 } text ? text : null;
        if (request.Find("system", JsonValueKind.Array) is not { } blocks)
            return null;
        var texts = Blocks(blocks, request, "system", ["text"]);
        return texts.IsEmpty ? null : string.Join("\n\n", texts.Select(static block => block.Value));
    }

    private static ImmutableArray<ClaudeBlock> Read(ClaudeFields holder, string[] types)
    {
        if (holder.Find("content") is not { } content)
            return [];
        if (content.ValueKind is not JsonValueKind.String)
            return holder.Find("content", JsonValueKind.Array) is { } blocks ? Blocks(blocks, holder, "content", types) : [];
        if (holder.Text("content") is not { Length: > 0 } text)
            return [];
        if (string.IsNullOrWhiteSpace(text))
            holder.Refuse("content", Blank);
        return [new ClaudeBlock(ClaudeBlockKind.Text, text)];
    }

    private static ImmutableArray<ClaudeBlock> Blocks(JsonElement array, ClaudeFields holder, string name, string[] types)
    {
        var blocks = ImmutableArray.CreateBuilder<ClaudeBlock>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray())
        {
            var where = holder.At($"{name}.{blocks.Count}");
            if (element.ValueKind is not JsonValueKind.Object)
            {
                holder.Problems.Add(where, "Input should be an object");
                return [];
            }
            blocks.Add(Block(element, new ClaudeFields(element, where, holder.Problems), types));
        }
        return blocks.DrainToImmutable();
    }

    private static ClaudeBlock Block(JsonElement element, ClaudeFields block, string[] types)
    {
        var type = block.Text("type");
        if (type is null || !types.Contains(type))
            block.Refuse("type", $"Input should be one of {string.Join(", ", types)} here{(type is null ? "" : $", not '{type}'")}");
        return type switch
        {
            "text" => Text(block),
            "tool_use" => ToolUse(block),
            "tool_result" => ToolResult(block),
            "image" => ClaudeMedia.Read(ClaudeBlockKind.Image, element, block),
            "document" => ClaudeMedia.Read(ClaudeBlockKind.Document, element, block),
            _ => new ClaudeBlock(ClaudeBlockKind.Thinking, ClaudeMedia.Raw(element, block)),
        };
    }

    private static ClaudeBlock Text(ClaudeFields block)
    {
        var text = block.Text("text");
        if (text is null)
            block.Refuse("text", "Field required");
        else if (string.IsNullOrWhiteSpace(text))
            block.Refuse("text", Blank);
        return new ClaudeBlock(ClaudeBlockKind.Text, text ?? "");
    }

    private static ClaudeBlock ToolUse(ClaudeFields block)
    {
        var input = block.Find("input", JsonValueKind.Object);
        if (input is null)
            block.Refuse("input", "Field required");
        var name = block.RequiredText("name");
        var id = Id(block, "id");
        return new ClaudeBlock(ClaudeBlockKind.ToolUse, input is { } json ? ClaudeMedia.Raw(json, block) : "{}") { Id = id, Name = name };
    }

    private static ClaudeBlock ToolResult(ClaudeFields block) => new(ClaudeBlockKind.ToolResult, "")
    {
        Id = Id(block, "tool_use_id"),
        Content = Read(block, OfResult),
        IsError = block.Flag("is_error"),
    };

    private static string Id(ClaudeFields block, string name)
    {
        var id = block.RequiredText(name);
        if (!IdPattern.IsMatch(id))
            block.Refuse(name, "String should match pattern '^[a-zA-Z0-9_-]+$'");
        return id;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern { get; }
}
