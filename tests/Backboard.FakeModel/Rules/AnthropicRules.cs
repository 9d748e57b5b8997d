using System.Text.Json;
using System.Text.RegularExpressions;
using Backboard.FakeModel.Wire;
using static Backboard.FakeModel.Rules.Violation;

namespace Backboard.FakeModel.Rules;

/// <summary>What Anthropic's messages refuse with 400.</summary>
public static partial class AnthropicRules
{
    private const int MaxCacheMarks = 4;

    /// <returns>The first rule that the request breaks, with where; null where it breaks none.</returns>
    public static string? Check(JsonElement request) => Of(() =>
    {
        Unless(request.ValueKind == JsonValueKind.Object, "the request is not an object");
        Unless(request.Text("model") is { Length: > 0 }, "model: field required");
        Unless(request.Number("max_tokens") is >= 1, "max_tokens: field required, at least 1");
        foreach (var stop in request.Items("stop_sequences")) Unless(!IsBlank(stop.GetString()), "stop_sequences: each must contain non-whitespace text");
        foreach (var block in request.Items("system")) CheckText(block, "system");
        CheckTools([.. request.Items("tools")]);
        CheckMessages([.. request.Items("messages")]);
        CheckCacheMarks(request);
    });

    private static void CheckTools(List<JsonElement> tools)
    {
        var names = new HashSet<string>();
        foreach (var tool in tools)
        {
            // A tool of the provider's own, such as web search, has a versioned type and no schema.
            if (tool.Text("type") is { } type and not "custom" && type.Length > 0) continue;
            var name = tool.Text("name");
            Unless(IsToolName(name), $"tools: illegal name '{name}'");
            Unless(names.Add(name!), $"tools: name '{name}' occurs twice");
            Unless(tool.TryGet("input_schema", out var schema) && schema.Text("type") is "object", $"tools: input_schema of '{name}' must be of type object");
        }
    }

    private static void CheckMessages(List<JsonElement> messages)
    {
        Unless(messages.Count > 0, "messages: at least one message is required");
        var uses = new HashSet<string>();
        IReadOnlyList<string> open = [];
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            var expected = i % 2 == 0 ? "user" : "assistant";
            Unless(message.Text("role") == expected, $"messages.{i}: role is '{message.Text("role")}' where '{expected}' must be");
            var blocks = Blocks(message, i);
            if (expected is "user")
            {
                CheckResults(blocks, open, i);
                continue;
            }

            open = [.. blocks.Where(block => block.Text("type") is "tool_use").Select(block => CheckUse(block, uses, i))];
            if (i == messages.Count - 1) CheckPrefill(message, blocks);
        }

        Unless(messages.Count % 2 == 1 || open.Count == 0, $"messages: tool_use {string.Join(", ", open)} without tool_result");
    }

    /// <summary>The content blocks of a message, each checked by itself; a string is one text block and gives none.</summary>
    private static List<JsonElement> Blocks(JsonElement message, int i)
    {
        var where = $"messages.{i}";
        Unless(message.TryGet("content", out var content), $"{where}.content: field required");
        if (content.ValueKind == JsonValueKind.String)
        {
            Unless(!IsBlank(content.GetString()), $"{where}: text content must contain non-whitespace text");
            return [];
        }

        var blocks = message.Items("content").ToList();
        Unless(blocks.Count > 0, $"{where}: content is empty");
        var user = i % 2 == 0;
        foreach (var block in blocks)
        {
            var type = block.Text("type");
            var allowed = type is "text" || (user ? type is "tool_result" or "image" or "document" : type is "tool_use" or "thinking" or "redacted_thinking");
            Unless(allowed, $"{where}: block type '{type}' is not allowed here");
            if (type is "text") CheckText(block, where);
        }

        return blocks;
    }

    private static string CheckUse(JsonElement block, HashSet<string> uses, int i)
    {
        var id = block.Text("id");
        Unless(id is not null && UseId().IsMatch(id), $"messages.{i}: illegal tool_use id '{id}'");
        Unless(uses.Add(id!), $"messages.{i}: tool_use ids must be unique, '{id}' is not");
        Unless(IsToolName(block.Text("name")), $"messages.{i}: illegal tool name '{block.Text("name")}'");
        Unless(IsObject(block, "input"), $"messages.{i}: input of '{id}' must be an object");
        return id!;
    }

    private static void CheckResults(List<JsonElement> blocks, IReadOnlyList<string> open, int i)
    {
        var results = blocks.TakeWhile(block => block.Text("type") is "tool_result").ToList();
        Unless(results.Count == blocks.Count(block => block.Text("type") is "tool_result"), $"messages.{i}: tool_result must come before other content");
        var left = open.ToHashSet();
        foreach (var result in results)
        {
            var id = result.Text("tool_use_id");
            Unless(id is not null && left.Remove(id), $"messages.{i}: tool_result '{id}' answers no open tool_use of the previous message");
            foreach (var block in result.Items("content").Where(block => block.Text("type") is "text")) CheckText(block, $"messages.{i}");
        }

        Unless(left.Count == 0, $"messages.{i}: tool_use {string.Join(", ", left)} without tool_result immediately after");
    }

    private static void CheckPrefill(JsonElement message, List<JsonElement> blocks)
    {
        var last = message.Text("content") ?? blocks.LastOrDefault(block => block.Text("type") is "text").Text("text");
        Unless(last is null || last.Length == last.TrimEnd().Length, "messages: final assistant content cannot end with trailing whitespace");
    }

    private static void CheckText(JsonElement block, string where) =>
        Unless(!IsBlank(block.Text("text")), $"{where}: text content blocks must contain non-whitespace text");

    private static void CheckCacheMarks(JsonElement request)
    {
        var blocks = request.Items("system").Concat(request.Items("tools")).Concat(request.Items("messages").SelectMany(message => message.Items("content")));
        Unless(blocks.Count(block => block.TryGet("cache_control", out _)) <= MaxCacheMarks, $"more than {MaxCacheMarks} blocks with cache_control");
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    [GeneratedRegex("^[a-zA-Z0-9_-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UseId();
}
