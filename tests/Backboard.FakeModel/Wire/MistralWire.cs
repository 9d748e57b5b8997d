using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>OpenAI's requests, and streams in which a call is one delta and the last chunk says the usage too.</summary>
internal sealed class MistralWire(OpenAiWire openAi) : IWire
{
    public ModelCall Read(JsonElement body) => openAi.Read(body);

    public string? Check(JsonElement body) => openAi.Check(body);

    public byte[] Error(int status, string message) => openAi.Error(status, message);

    public string ErrorEvent(string message) => openAi.ErrorEvent(message);

    public byte[] Whole(ModelCall call, Reply reply, long number) => openAi.Whole(call, reply, number);

    public IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number)
    {
        var start = $"data: {{\"id\":\"cmpl-{number}\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":{Json.Quote(call.Model)},";
        var delta = start + "\"choices\":[{\"index\":0,\"delta\":";
        const string open = ",\"finish_reason\":null}]}\n\n";
        yield return Frame.Plain(delta + "{\"role\":\"assistant\",\"content\":\"\"}" + open);
        var content = new DeltaTemplate(delta + "{\"content\":\"", "\"}" + open);
        foreach (var word in TokenRule.Split(reply.Text)) yield return content.Fill(word);
        var calls = JsonSerializer.Serialize(
            reply.ToolCalls.Select((tool, index) =>
                new { index, id = OpenAiWire.Id(tool, number, index), function = new { name = tool.Name, arguments = tool.Arguments } }),
            Json.Relaxed);
        yield return Frame.Plain(
            $"{delta}{{\"content\":\"\"{(reply.ToolCalls.IsEmpty ? "" : $",\"tool_calls\":{calls}")}}},\"finish_reason\":\"{OpenAiWire.Finish(reply)}\"}}],"
            + $"\"usage\":{JsonSerializer.Serialize(OpenAiWire.Usage(call, reply), Json.Relaxed)}}}\n\n");
        yield return Frame.Plain("data: [DONE]\n\n");
    }
}
