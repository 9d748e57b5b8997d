using System.Text.Json;
using Backboard.FakeModel.Rules;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Ollama's own chat: a JSON object a line, calls whole and without ids, arguments as objects.</summary>
internal sealed class OllamaWire : IWire
{
    private const string Start = "{\"model\":\"fake\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",";

    public ModelCall Read(JsonElement body) => OllamaReader.Read(body);

    public string? Check(JsonElement body) => Violation.Of(() =>
    {
        Violation.Unless(body.Text("model") is { Length: > 0 }, "model: missing");
        Violation.Unless(body.Items("messages").Any(), "messages: missing");
        foreach (var tool in body.Items("tools"))
            Violation.Unless(Violation.IsObject(tool, "function") && Violation.IsToolName(tool.GetProperty("function").Text("name")), "tools: illegal");
        foreach (var call in body.Items("messages").SelectMany(message => message.Items("tool_calls")))
            Violation.Unless(Violation.IsObject(call, "function") && Violation.IsObject(call.GetProperty("function"), "arguments"), "tool_calls: arguments must be an object");
    });

    public byte[] Error(int status, string message) => Json.Bytes(new { error = message });

    public string ErrorEvent(string message) => $"{{\"error\":{Json.Quote(message)}}}\n";

    public byte[] Whole(ModelCall call, Reply reply, long number) => Json.Bytes(new
    {
        model = call.Model,
        created_at = "2026-01-01T00:00:00Z",
        message = new { role = "assistant", content = reply.Text },
        done = true,
        done_reason = "stop",
    });

    public IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number)
    {
        var thinking = new DeltaTemplate(Start + "\"content\":\"\",\"thinking\":\"", "\"},\"done\":false}\n");
        foreach (var word in TokenRule.Split(reply.Reasoning ?? "")) yield return thinking.Fill(word);
        var content = new DeltaTemplate(Start + "\"content\":\"", "\"},\"done\":false}\n");
        foreach (var word in TokenRule.Split(reply.Text)) yield return content.Fill(word);
        foreach (var tool in reply.ToolCalls)
        {
            var arguments = tool.Arguments.Length == 0 ? "{}" : tool.Arguments;
            yield return Frame.Plain(
                $"{Start}\"content\":\"\",\"tool_calls\":[{{\"function\":{{\"name\":{Json.Quote(tool.Name)},\"arguments\":{arguments}}}}}]}},\"done\":false}}\n");
        }

        var reason = reply.StopReason == StopReason.MaxTokens ? "length" : "stop";
        yield return Frame.Plain(
            $"{Start}\"content\":\"\"}},\"done\":true,\"done_reason\":\"{reason}\",\"total_duration\":1,\"load_duration\":1,"
            + $"\"prompt_eval_count\":{call.InputTokens},\"prompt_eval_duration\":1,\"eval_count\":{reply.OutputTokens},\"eval_duration\":1}}\n");
    }
}
