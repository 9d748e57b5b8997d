using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal static class AnthropicReader
{
    public static ModelCall Read(JsonElement body)
    {
        var names = new Dictionary<string, string>();
        var results = new List<ToolOutput>();
        var system = Content.TextOf(body, "system");
        var user = "";
        var round = 0;
        var tokens = TokenRule.Count(system);
        foreach (var message in body.Items("messages"))
        {
            results.Clear();
            var text = Content.TextOf(message);
            tokens += TokenRule.Count(text);
            var blocks = message.Items("content").ToList();
            foreach (var block in blocks.Where(block => block.Text("type") is "tool_use"))
            {
                names[block.Text("id") ?? ""] = block.Text("name") ?? "";
                tokens += TokenRule.CountCall(block.Text("name") ?? "", block.TryGet("input", out var input) ? input.GetRawText() : "");
            }

            foreach (var block in blocks.Where(block => block.Text("type") is "tool_result"))
            {
                var id = block.Text("tool_use_id") ?? "";
                var output = Content.TextOf(block);
                tokens += TokenRule.Count(output);
                results.Add(new ToolOutput(id, names.GetValueOrDefault(id, id), output));
            }

            if (blocks.Any(block => block.Text("type") is "tool_use")) round++;
            if (message.Text("role") is not "user" || text.Length == 0) continue;
            // A user turn that says something is a new question, even where it also closes tool calls.
            (user, round) = (text, 0);
            results.Clear();
        }

        return new ModelCall
        {
            Provider = Provider.Anthropic,
            Body = body,
            Model = body.Text("model") ?? "",
            Stream = body.Flag("stream"),
            WantsJson = body.TryGet("output_config", out var config) && config.TryGet("format", out _),
            SystemText = system,
            LastUserText = user,
            Tools = body.TryGet("tool_choice", out var choice) && choice.Text("type") is "none" ? [] : [.. body.Items("tools").Select(Tool)],
            Results = results,
            Round = round,
            MaxTokens = body.Number("max_tokens"),
            StopSequences = Content.Strings(body, "stop_sequences"),
            InputTokens = tokens,
        };
    }

    private static OfferedTool Tool(JsonElement tool) =>
        new(tool.Text("name") ?? "", tool.Text("description") ?? "", tool.TryGet("input_schema", out var schema) ? schema : default);
}
