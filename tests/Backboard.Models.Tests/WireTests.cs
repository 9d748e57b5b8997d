using StopReason = Backboard.Abstractions.StopReason;

namespace Backboard.Models.Tests;

/// <summary>What compatible servers say in their own ways.</summary>
public sealed class WireTests
{
    private const string Stop = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";
    private const string Done = "[DONE]";

    [Fact]
    public async Task A_surrogate_pair_cut_between_two_events_stays_whole()
    {
        var answer = await Ask(Content("""a\ud83d"""), Content("""\ude00b"""), Stop, Done);

        Assert.Equal("a😀b", answer.Text);
        Assert.All(answer.Deltas, delta => Assert.False(delta.Any(char.IsSurrogate) && delta != "😀b"));
    }

    [Fact]
    public async Task Halves_of_pairs_and_zero_characters_are_replaced()
    {
        var answer = await Ask(Content("""a\ud83db\u0000"""), Content("""\ude00c\ud83d"""), Stop, Done);

        Assert.Equal("a\uFFFDb\uFFFD\uFFFDc\uFFFD", answer.Text);
    }

    [Fact]
    public async Task Escapes_are_read()
    {
        Assert.Equal("\"\\/\n\t\r\b\fé", (await Ask(Content("""\"\\\/\n\t\r\b\f\u00e9"""), Stop, Done)).Text);
    }

    [Fact]
    public async Task Reasoning_has_another_name_elsewhere()
    {
        var answer = await Ask("""{"choices":[{"delta":{"reasoning":"hm"}}]}""", Content("so"), Stop, Done);

        Assert.Equal("hm", answer.Reasoning);
        Assert.Equal("so", answer.Text);
    }

    [Fact]
    public async Task A_stream_that_ends_with_its_reason_needs_no_done()
    {
        Assert.Equal(StopReason.EndTurn, (await Ask(Content("so"), Stop)).Answered.StopReason);
        Assert.Equal("provider_bad_response", (await Ask(Content("so"), Done)).FailedCode);
        Assert.Equal("provider_bad_response", (await Ask()).FailedCode);
    }

    [Fact]
    public async Task Parallel_calls_with_one_index_are_told_apart_by_their_ids()
    {
        var answer = await Ask(
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"\\ud83d\"}"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"g","arguments":"{}"}}]},"finish_reason":"stop"}]}""",
            Done);

        Assert.Equal<ToolCall>([new ToolCall("a", "f", """{"x":"\ufffd"}"""), new ToolCall("b", "g", "{}")], answer.Answered.ToolCalls);
        Assert.Equal(StopReason.ToolUse, answer.Answered.StopReason);
    }

    [Fact]
    public async Task Cached_tokens_are_counted()
    {
        var usage = """{"choices":[],"usage":{"prompt_tokens":90,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":64}}}""";

        Assert.Equal(new Usage(90, 7, 64), (await Ask(Content("so"), Stop, usage, Done)).Answered.Usage);
    }

    [Fact]
    public async Task Cached_tokens_of_anthropic_are_part_of_the_input()
    {
        await using var server = await WireServer.StartAsync(
            """{"type":"message_start","message":{"usage":{"input_tokens":5,"cache_read_input_tokens":100,"cache_creation_input_tokens":20,"output_tokens":1}}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"so"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}""",
            """{"type":"message_stop"}""");

        var answer = await Answer.Read(Over(server).Stream(Some.Hello("anthropic"), default));

        Assert.Equal(new Usage(125, 7, 100, 20), answer.Answered.Usage);
    }

    [Fact]
    public async Task Signed_thinking_comes_back_in_the_tool_round()
    {
        await using var server = await WireServer.StartAsync(
            """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"eHg="}}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{}}}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"}}""",
            """{"type":"message_stop"}""");
        var gateway = Over(server);
        var first = Some.Hello("anthropic") with { Tools = Some.Tools, Thinking = """{"budget_tokens":2000}""", MaxTokens = 100, Temperature = 0.5 };
        var answered = (await Answer.Read(gateway.Stream(first, default))).Answered;
        var stub = Some.Calls(2, [.. answered.ToolCalls]) with
        {
            ProviderState = answered.ProviderState, ModelProvider = "anthropic", ModelName = first.Model.Name,
        };

        await Answer.Read(gateway.Stream(first with { History = [.. first.History, stub, Some.Result("toolu_1", "sunny", 3)] }, default));

        Assert.Contains("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("\"max_tokens\":2100", server.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("temperature", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains(
            """{"type":"thinking","thinking":"hm","signature":"c2ln"},{"type":"redacted_thinking","data":"eHg="},{"type":"tool_use","id":"toolu_1",""",
            server.Requests[1], StringComparison.Ordinal);
    }

    private static string Content(string escaped) => """{"choices":[{"index":0,"delta":{"content":"TEXT"}}]}""".Replace("TEXT", escaped, StringComparison.Ordinal);

    private static async Task<Answer> Ask(params string[] events)
    {
        await using var server = await WireServer.StartAsync(events);
        return await Answer.Read(Over(server).Stream(Some.Hello("openai") with { Tools = Some.Tools }, default));
    }

    private static IModelGateway Over(WireServer server) => Composition.Services(server.Address + "/v1", server.Address).Gateway();
}
