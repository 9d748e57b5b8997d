using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal static class OllamaReader
{
    public static ModelCall Read(JsonElement body)
    {
        var results = new List<ToolOutput>();
        string system = "", user = "";
        var round = 0;
        long tokens = 0;
        var called = new Queue<string>();
        foreach (var message in body.Items("messages"))
        {
            var text = Content.TextOf(message);
            tokens += TokenRule.Count(text);
            var role = message.Text("role");
            if (role is not "tool") results.Clear();
            if (role is "system") system = text;
            if (role is "user") (user, round) = (text, 0);
            if (role is "tool") results.Add(new ToolOutput("", message.Text("tool_name") ?? (called.TryDequeue(out var name) ? name : ""), text));
            var calls = message.Items("tool_calls").Select(call => call.GetProperty("function")).ToList();
            if (calls.Count > 0) round++;
            foreach (var call in calls)
            {
                called.Enqueue(call.Text("name") ?? "");
                tokens += TokenRule.CountCall(call.Text("name") ?? "", call.TryGet("arguments", out var arguments) ? arguments.GetRawText() : "");
            }
        }

        body.TryGet("options", out var options);
        return new ModelCall
        {
            Provider = Provider.Ollama,
            Body = body,
            Model = body.Text("model") ?? "",
            Stream = !body.TryGet("stream", out var stream) || stream.ValueKind == JsonValueKind.True,
            WantsJson = body.TryGet("format", out _),
            SystemText = system,
            LastUserText = user,
            Tools = [.. body.Items("tools").Select(Tool)],
            Results = results,
            Round = round,
            MaxTokens = options.Number("num_predict"),
            StopSequences = Content.Strings(options, "stop"),
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
