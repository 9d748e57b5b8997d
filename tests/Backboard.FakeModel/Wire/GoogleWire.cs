using System.Text.Json;
using Backboard.FakeModel.Rules;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Gemini's streamed generation: calls whole, without ids, and signed.</summary>
internal sealed class GoogleWire : IWire
{
    private const string Start = "data: {\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[";
    private const string Open = "]}}]}\n\n";

    public ModelCall Read(JsonElement body) => GoogleReader.Read(body);

    public string? Check(JsonElement body) => GoogleRules.Check(body);

    public byte[] Error(int status, string message) => Json.Bytes(new { error = new { code = status, message, status = "FAKE" } });

    public string ErrorEvent(string message) => $"data: {{\"error\":{{\"code\":500,\"message\":{Json.Quote(message)},\"status\":\"INTERNAL\"}}}}\n\n";

    public byte[] Whole(ModelCall call, Reply reply, long number) => throw new NotSupportedException("Only streams are spoken here.");

    public IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number)
    {
        var thought = new DeltaTemplate(Start + "{\"thought\":true,\"text\":\"", "\"}" + Open);
        foreach (var word in TokenRule.Split(reply.Reasoning ?? "")) yield return thought.Fill(word);
        var text = new DeltaTemplate(Start + "{\"text\":\"", "\"}" + Open);
        foreach (var word in TokenRule.Split(reply.Text)) yield return text.Fill(word);
        var signature = 0;
        foreach (var tool in reply.ToolCalls)
        {
            var arguments = tool.Arguments.Length == 0 ? "{}" : tool.Arguments;
            yield return Frame.Plain(
                $"{Start}{{\"functionCall\":{{\"name\":{Json.Quote(tool.Name)},\"args\":{arguments}}},\"thoughtSignature\":\"{GoogleRules.Signature(signature++)}\"}}{Open}");
        }

        var input = call.InputTokens;
        var output = reply.OutputTokens;
        yield return Frame.Plain(
            $"{Start}{{\"text\":\"\"}}]}},\"finishReason\":\"{Finish(reply)}\"}}],"
            + $"\"usageMetadata\":{{\"promptTokenCount\":{input},\"candidatesTokenCount\":{output},\"totalTokenCount\":{input + output}}}}}\n\n");
    }

    private static string Finish(Reply reply) => reply.StopReason switch
    {
        StopReason.MaxTokens => "MAX_TOKENS",
        StopReason.ContentFilter => "SAFETY",
        _ => "STOP",
    };
}
