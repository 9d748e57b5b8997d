using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal static class GoogleReader
{
    public static ModelCall Read(JsonElement body)
    {
        var system = body.TryGet("systemInstruction", out var instruction) ? Content.TextOf(instruction, "parts") : "";
        var results = new List<ToolOutput>();
        var user = "";
        var round = 0;
        var tokens = TokenRule.Count(system);
        foreach (var content in body.Items("contents"))
        {
            results.Clear();
            var text = Content.TextOf(content, "parts");
            tokens += TokenRule.Count(text);
            if (content.Text("role") is "user" && text.Length > 0) (user, round) = (text, 0);
            var calls = content.Items("parts").Where(part => part.TryGet("functionCall", out _)).Select(part => part.GetProperty("functionCall")).ToList();
            if (calls.Count > 0) round++;
            tokens += calls.Sum(call => TokenRule.CountCall(call.Text("name") ?? "", call.TryGet("args", out var args) ? args.GetRawText() : ""));
            foreach (var part in content.Items("parts").Where(part => part.TryGet("functionResponse", out _)))
            {
                var response = part.GetProperty("functionResponse");
                var output = response.TryGet("response", out var said) ? said.Text("output") ?? said.GetRawText() : "";
                tokens += TokenRule.Count(output);
                results.Add(new ToolOutput("", response.Text("name") ?? "", output));
            }
        }

        body.TryGet("generationConfig", out var config);
        return new ModelCall
        {
            Provider = Provider.Google,
            Body = body,
            Model = "",
            Stream = true,
            WantsJson = config.Text("responseMimeType") is "application/json",
            SystemText = system,
            LastUserText = user,
            Tools = [.. body.Items("tools").SelectMany(tool => tool.Items("functionDeclarations")).Select(Tool)],
            Results = results,
            Round = round,
            MaxTokens = config.Number("maxOutputTokens"),
            StopSequences = Content.Strings(config, "stopSequences"),
            InputTokens = tokens,
        };
    }

    private static OfferedTool Tool(JsonElement function) =>
        new(function.Text("name") ?? "", function.Text("description") ?? "", function.TryGet("parameters", out var schema) ? schema : default);
}
