using System.Text.Json;
using Backboard.FakeModel.Wire;
using static Backboard.FakeModel.Rules.Violation;

namespace Backboard.FakeModel.Rules;

/// <summary>What OpenAI's chat completions refuse with 400, and what the compatible servers refuse more readily.</summary>
public static class OpenAiRules
{
    private const int MaxTools = 128;
    private const int MaxStops = 4;
    private const int MaxCallId = 40;

    /// <returns>The first rule that the request breaks, with where; null where it breaks none.</returns>
    public static string? Check(JsonElement request) => Check(request, takesEmptyBesideCalls: false);

    /// <param name="request">The body.</param>
    /// <param name="takesEmptyBesideCalls">Whether content may be empty text beside tool calls: the vendor takes it, compatible servers may not.</param>
    /// <returns>The first rule that the request breaks, with where; null where it breaks none.</returns>
    public static string? Check(JsonElement request, bool takesEmptyBesideCalls) => Of(() =>
    {
        Unless(request.ValueKind == JsonValueKind.Object, "the request is not an object");
        Unless(request.Text("model") is { Length: > 0 }, "model: missing");
        Unless(request.Number("max_tokens") is null or >= 1, "max_tokens: must be at least 1");
        Unless(request.Number("max_completion_tokens") is null or >= 1, "max_completion_tokens: must be at least 1");
        Unless(request.Items("stop").Count() <= MaxStops, $"stop: more than {MaxStops} sequences");
        CheckTools(request);
        CheckMessages([.. request.Items("messages")], takesEmptyBesideCalls);
    });

    private static void CheckTools(JsonElement request)
    {
        var tools = request.Items("tools").ToList();
        Unless(!request.TryGet("tools", out _) || tools.Count > 0, "tools: [] is too short");
        Unless(tools.Count <= MaxTools, $"tools: more than {MaxTools}");
        foreach (var tool in tools)
        {
            Unless(tool.Text("type") is "function" && IsObject(tool, "function"), "tools: each must be of type function");
            var function = tool.GetProperty("function");
            Unless(IsToolName(function.Text("name")), $"tools: illegal function name '{function.Text("name")}'");
            Unless(!function.TryGet("parameters", out var schema) || schema.ValueKind == JsonValueKind.Object, "tools: parameters must be an object");
        }
    }

    private static void CheckMessages(List<JsonElement> messages, bool takesEmptyBesideCalls)
    {
        Unless(messages.Count > 0, "messages: missing or empty");
        var open = new HashSet<string>();
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            var role = message.Text("role");
            if (role is not "tool") Unless(open.Count == 0, $"messages[{i}]: tool calls {string.Join(", ", open)} were not answered before it");
            switch (role)
            {
                case "system" or "developer":
                    Unless(i == 0, $"messages[{i}]: {role} is allowed only as the first message");
                    CheckContent(message, i);
                    break;
                case "user": CheckContent(message, i); break;
                case "assistant": open = CheckAssistant(message, i, takesEmptyBesideCalls); break;
                case "tool":
                    var id = message.Text("tool_call_id");
                    Unless(id is not null && open.Remove(id), $"messages[{i}]: tool message '{id}' answers no open tool call directly before it");
                    Unless(message.TryGet("content", out _), $"messages[{i}]: tool content is missing");
                    break;
                default: throw new Violation($"messages[{i}]: unknown role '{role}'");
            }
        }

        Unless(open.Count == 0, $"messages: tool calls {string.Join(", ", open)} were never answered");
    }

    private static HashSet<string> CheckAssistant(JsonElement message, int i, bool takesEmptyBesideCalls)
    {
        var ids = new HashSet<string>();
        var calls = message.Items("tool_calls").ToList();
        Unless(!message.TryGet("tool_calls", out _) || calls.Count > 0, $"messages[{i}]: tool_calls [] is too short");
        var isLeftOut = calls.Count > 0 && (!message.TryGet("content", out _) || (takesEmptyBesideCalls && message.Text("content") is ""));
        if (!isLeftOut) CheckContent(message, i);
        foreach (var call in calls)
        {
            var id = call.Text("id");
            Unless(id is { Length: > 0 and <= MaxCallId }, $"messages[{i}]: tool call id '{id}' must have 1 to {MaxCallId} characters");
            Unless(ids.Add(id!), $"messages[{i}]: tool call id '{id}' occurs twice");
            Unless(call.Text("type") is "function" && IsObject(call, "function"), $"messages[{i}]: tool call '{id}' is not of type function");
            var function = call.GetProperty("function");
            Unless(IsToolName(function.Text("name")), $"messages[{i}]: illegal function name '{function.Text("name")}'");
            Unless(IsJson(function.Text("arguments")), $"messages[{i}]: arguments of '{id}' are not a JSON string");
        }

        return ids;
    }

    private static void CheckContent(JsonElement message, int i)
    {
        Unless(message.TryGet("content", out var content), $"messages[{i}]: content is missing");
        if (content.ValueKind == JsonValueKind.String)
        {
            Unless(content.GetString()!.Length > 0, $"messages[{i}]: content is empty");
            return;
        }

        var parts = message.Items("content").ToList();
        Unless(parts.Count > 0, $"messages[{i}]: content is empty");
        foreach (var part in parts)
        {
            Unless(part.Text("type") is not null, $"messages[{i}]: a content part has no type");
            Unless(part.Text("type") is not "text" || part.Text("text") is { Length: > 0 }, $"messages[{i}]: a text part is empty");
        }
    }

    private static bool IsJson(string? text)
    {
        try
        {
            if (text is null) return false;
            JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
