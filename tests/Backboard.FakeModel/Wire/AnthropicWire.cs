using System.Text.Json;
using System.Text.Json.Nodes;
using Backboard.FakeModel.Rules;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal sealed class AnthropicWire : IWire
{
    private const int ArgumentsPerDelta = 16;

    public ModelCall Read(JsonElement body) => AnthropicReader.Read(body);

    public string? Check(JsonElement body) => AnthropicRules.Check(body);

    public byte[] Error(int status, string message) => Json.Bytes(ErrorBody(status, message));

    public string ErrorEvent(string message) => $"event: error\ndata: {JsonSerializer.Serialize(ErrorBody(529, message), Json.Relaxed)}\n\n";

    public byte[] Whole(ModelCall call, Reply reply, long number) =>
        Json.Bytes(Message(call, number, Blocks(reply, number), Stop(reply), StopSequence(call, reply), reply.OutputTokens));

    public IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number)
    {
        var start = JsonSerializer.Serialize(Message(call, number, [], stop: null, sequence: null, outputTokens: 0), Json.Relaxed);
        yield return Event("message_start", $"\"message\":{start}");
        yield return Event("ping", "");
        var index = 0;
        if (reply.Reasoning is not null)
        {
            yield return BlockStart(index, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}");
            var thinking = Delta(index, "thinking_delta", "thinking");
            foreach (var word in TokenRule.Split(reply.Reasoning)) yield return thinking.Fill(word);
            yield return Event("content_block_delta", $"\"index\":{index},\"delta\":{{\"type\":\"signature_delta\",\"signature\":\"ZmFrZQ==\"}}");
            yield return BlockStop(index++);
        }

        if (reply.Text.Length > 0)
        {
            yield return BlockStart(index, "{\"type\":\"text\",\"text\":\"\"}");
            var text = Delta(index, "text_delta", "text");
            foreach (var word in TokenRule.Split(reply.Text)) yield return text.Fill(word);
            yield return BlockStop(index++);
        }

        for (var i = 0; i < reply.ToolCalls.Length; i++)
        {
            var tool = reply.ToolCalls[i];
            yield return BlockStart(index, $"{{\"type\":\"tool_use\",\"id\":{Json.Quote(Id(tool, number, i))},\"name\":{Json.Quote(tool.Name)},\"input\":{{}}}}");
            var input = Delta(index, "input_json_delta", "partial_json");
            foreach (var piece in TokenRule.Pieces(tool.Arguments, ArgumentsPerDelta)) yield return input.Fill(piece);
            yield return BlockStop(index++);
        }

        var sequence = StopSequence(call, reply) is { } stop ? Json.Quote(stop) : "null";
        yield return Event(
            "message_delta",
            $"\"delta\":{{\"stop_reason\":\"{Stop(reply)}\",\"stop_sequence\":{sequence}}},\"usage\":{{\"input_tokens\":{call.InputTokens},\"output_tokens\":{reply.OutputTokens}}}");
        yield return Event("message_stop", "");
    }

    private static Frame Event(string type, string fields) =>
        Frame.Plain($"event: {type}\ndata: {{\"type\":\"{type}\"{(fields.Length > 0 ? "," : "")}{fields}}}\n\n");

    private static Frame BlockStart(int index, string block) => Event("content_block_start", $"\"index\":{index},\"content_block\":{block}");

    private static Frame BlockStop(int index) => Event("content_block_stop", $"\"index\":{index}");

    private static DeltaTemplate Delta(int index, string type, string field) => new(
        $"event: content_block_delta\ndata: {{\"type\":\"content_block_delta\",\"index\":{index},\"delta\":{{\"type\":\"{type}\",\"{field}\":\"",
        "\"}}\n\n");

    private static object Message(ModelCall call, long number, IEnumerable<object> content, string? stop, string? sequence, long outputTokens) => new
    {
        id = $"msg_{number}",
        type = "message",
        role = "assistant",
        model = call.Model,
        content,
        stop_reason = stop,
        stop_sequence = sequence,
        usage = new { input_tokens = call.InputTokens, cache_creation_input_tokens = 0, cache_read_input_tokens = 0, output_tokens = outputTokens },
    };

    private static IEnumerable<object> Blocks(Reply reply, long number)
    {
        if (reply.Reasoning is not null) yield return new { type = "thinking", thinking = reply.Reasoning, signature = "ZmFrZQ==" };
        if (reply.Text.Length > 0) yield return new { type = "text", text = reply.Text };
        for (var i = 0; i < reply.ToolCalls.Length; i++)
        {
            var tool = reply.ToolCalls[i];
            yield return new { type = "tool_use", id = Id(tool, number, i), name = tool.Name, input = JsonNode.Parse(tool.Arguments) };
        }
    }

    private static string Id(ToolCallReply call, long number, int index) => call.Id ?? $"toolu_{number}_{index}";

    private static string? StopSequence(ModelCall call, Reply reply) =>
        reply.StopReason == StopReason.StopSequence ? call.StopSequences.Count > 0 ? call.StopSequences[0] : null : null;

    private static string Stop(Reply reply) => reply.StopReason switch
    {
        StopReason.MaxTokens => "max_tokens",
        StopReason.StopSequence => "stop_sequence",
        StopReason.ToolUse => "tool_use",
        StopReason.ContentFilter => "refusal",
        _ => "end_turn",
    };

    private static object ErrorBody(int status, string message) => new
    {
        type = "error",
        error = new
        {
            type = status switch
            {
                400 => "invalid_request_error",
                401 => "authentication_error",
                404 => "not_found_error",
                429 => "rate_limit_error",
                529 => "overloaded_error",
                _ => "api_error",
            },
            message,
        },
    };
}
