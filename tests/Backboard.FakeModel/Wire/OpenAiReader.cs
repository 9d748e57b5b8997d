using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal static class OpenAiReader
{
    public static ModelCall Read(JsonElement body)
    {
        var names = new Dictionary<string, string>();
        var results = new List<ToolOutput>();
        string system = "", user = "";
        var round = 0;
        long tokens = 0;
        foreach (var message in body.Items("messages"))
        {
            var role = message.Text("role");
            var text = Content.TextOf(message);
            tokens += TokenRule.Count(text);
            if (role is not "tool") results.Clear();
            switch (role)
            {
                case "system" or "developer": system = text; break;
                case "user": (user, round) = (text, 0); break;
                case "tool":
                    var id = message.Text("tool_call_id") ?? "";
                    results.Add(new ToolOutput(id, names.GetValueOrDefault(id, id), text));
                    break;
                default: break;
            }

            var calls = message.Items("tool_calls").ToList();
            if (calls.Count > 0) round++;
            foreach (var call in calls)
            {
                var function = call.TryGet("function", out var found) ? found : default;
                names[call.Text("id") ?? ""] = function.Text("name") ?? "";
                tokens += TokenRule.CountCall(function.Text("name") ?? "", function.Text("arguments") ?? "");
            }
        }

        return new ModelCall
        {
            Provider = Provider.OpenAI,
            Body = body,
            Model = body.Text("model") ?? "",
            Stream = body.Flag("stream"),
            IncludeUsage = body.TryGet("stream_options", out var options) && options.Flag("include_usage"),
            WantsJson = body.TryGet("response_format", out var format) && format.Text("type") is "json_object" or "json_schema",
            SystemText = system,
            LastUserText = user,
            Tools = body.Text("tool_choice") is "none" ? [] : [.. body.Items("tools").Select(Tool)],
            Results = results,
            Round = round,
            MaxTokens = body.Number("max_completion_tokens") ?? body.Number("max_tokens"),
            StopSequences = Content.Strings(body, "stop"),
            InputTokens = tokens,
        };
    }

    private static OfferedTool Tool(JsonElement tool)
    {
        var function = tool.TryGet("function", out var found) ? found : default;
        return new OfferedTool(
            function.Text("name") ?? "", function.Text("description") ?? "", function.TryGet("parameters", out var schema) ? schema : default);
    }
}
