using System.Text.Json;
using Backboard.FakeModel.Rules;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

internal sealed class OpenAiWire(TimeProvider time, bool takesEmptyBesideCalls) : IWire
{
    private const int ArgumentsPerDelta = 16;

    public ModelCall Read(JsonElement body) => OpenAiReader.Read(body);

    public string? Check(JsonElement body) => OpenAiRules.Check(body, takesEmptyBesideCalls);

    public byte[] Error(int status, string message) => Json.Bytes(ErrorBody(status, message));

    public string ErrorEvent(string message) => $"data: {JsonSerializer.Serialize(ErrorBody(500, message), Json.Relaxed)}\n\n";

    public byte[] Whole(ModelCall call, Reply reply, long number) => Json.Bytes(new
    {
        id = $"chatcmpl-{number}",
        @object = "chat.completion",
        created = time.GetUtcNow().ToUnixTimeSeconds(),
        model = call.Model,
        choices = new[] { new { index = 0, message = Message(reply, number), logprobs = (object?)null, finish_reason = Finish(reply) } },
        usage = Usage(call, reply),
    });

    public IEnumerable<Frame> Stream(ModelCall call, Reply reply, long number)
    {
        var created = time.GetUtcNow().ToUnixTimeSeconds();
        var start = $"data: {{\"id\":\"chatcmpl-{number}\",\"object\":\"chat.completion.chunk\",\"created\":{created},\"model\":{Json.Quote(call.Model)},";
        var delta = start + "\"choices\":[{\"index\":0,\"delta\":";
        const string open = ",\"finish_reason\":null}]}\n\n";

        yield return Frame.Plain(delta + "{\"role\":\"assistant\",\"content\":\"\"}" + open);
        var reasoning = new DeltaTemplate(delta + "{\"reasoning_content\":\"", "\"}" + open);
        foreach (var word in TokenRule.Split(reply.Reasoning ?? "")) yield return reasoning.Fill(word);
        var content = new DeltaTemplate(delta + "{\"content\":\"", "\"}" + open);
        foreach (var word in TokenRule.Split(reply.Text)) yield return content.Fill(word);
        for (var i = 0; i < reply.ToolCalls.Length; i++)
        {
            var tool = reply.ToolCalls[i];
            var function = $"{{\"id\":{Json.Quote(Id(tool, number, i))},\"type\":\"function\",\"function\":{{\"name\":{Json.Quote(tool.Name)},\"arguments\":\"\"}}";
            yield return Frame.Plain(delta + $"{{\"tool_calls\":[{{\"index\":{i}," + function[1..] + "}]}" + open);
            var arguments = new DeltaTemplate(delta + $"{{\"tool_calls\":[{{\"index\":{i},\"function\":{{\"arguments\":\"", "\"}}]}" + open);
            foreach (var piece in TokenRule.Pieces(tool.Arguments, ArgumentsPerDelta)) yield return arguments.Fill(piece);
        }

        yield return Frame.Plain(delta + $"{{}},\"finish_reason\":\"{Finish(reply)}\"}}]}}\n\n");
        if (call.IncludeUsage) yield return Frame.Plain(start + $"\"choices\":[],\"usage\":{JsonSerializer.Serialize(Usage(call, reply), Json.Relaxed)}}}\n\n");
        yield return Frame.Plain("data: [DONE]\n\n");
    }

    private static Dictionary<string, object?> Message(Reply reply, long number)
    {
        var message = new Dictionary<string, object?> { ["role"] = "assistant", ["content"] = reply.Text.Length > 0 ? reply.Text : null };
        if (reply.Reasoning is not null) message["reasoning_content"] = reply.Reasoning;
        if (!reply.ToolCalls.IsEmpty)
        {
            message["tool_calls"] = reply.ToolCalls.Select((call, i) =>
                new { id = Id(call, number, i), type = "function", function = new { name = call.Name, arguments = call.Arguments } });
        }

        return message;
    }

    internal static object Usage(ModelCall call, Reply reply) => new
    {
        prompt_tokens = call.InputTokens,
        completion_tokens = reply.OutputTokens,
        total_tokens = call.InputTokens + reply.OutputTokens,
        prompt_tokens_details = new { cached_tokens = 0 },
        completion_tokens_details = new { reasoning_tokens = TokenRule.Count(reply.Reasoning) },
    };

    internal static string Id(ToolCallReply call, long number, int index) => call.Id ?? $"call_{number}_{index}";

    internal static string Finish(Reply reply) => reply.StopReason switch
    {
        StopReason.MaxTokens => "length",
        StopReason.ToolUse => "tool_calls",
        StopReason.ContentFilter => "content_filter",
        _ => "stop",
    };

    private static object ErrorBody(int status, string message) => new
    {
        error = new
        {
            message,
            type = status switch { 400 => "invalid_request_error", 401 => "authentication_error", 429 => "rate_limit_error", _ => "server_error" },
            param = (string?)null,
            code = status switch { 401 => "invalid_api_key", 429 => "rate_limit_exceeded", _ => null },
        },
    };
}
