namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>What is wrong with a request is told in the API's shape, and never as a failure of the server.</summary>
public sealed class RefusalTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    private const string Head = """ "model":"claude-fake","max_tokens":10""";
    private const string Hi = """ "messages":[{"role":"user","content":"hi"}]""";
    private const string Call = """{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{}}]}""";
    private const int Limit = 10 << 20;

    [Theory]
    [InlineData($$$$"""{"model":"claude-fake",{{{{Hi}}}}}""", "max_tokens: Field required")]
    [InlineData($$$$"""{"model":"claude-fake","max_tokens":0,{{{{Hi}}}}}""", "max_tokens: ")]
    [InlineData($$$$"""{"model":"claude-fake","max_tokens":"ten",{{{{Hi}}}}}""", "max_tokens: ")]
    [InlineData($$$$"""{"max_tokens":10,{{{{Hi}}}}}""", "model: Field required")]
    [InlineData($$$$"""{"model":"","max_tokens":10,{{{{Hi}}}}}""", "model: ")]
    [InlineData($$$$"""{ {{{{Head}}}} }""", "messages: Field required")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[]}""", "at least one message")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":"hi"}""", "messages: Input should be a valid array")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[1]}""", "messages.0: ")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"assistant","content":"hi"}]}""", "first message must use the \"user\" role")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"robot","content":"hi"}]}""", "messages.0.role: ")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{"role":"system","content":"be kind"}]}""", "top-level parameter 'system'")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user"}]}""", "messages.0.content: Field required")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":""}]}""", "non-empty content")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":" \n"}]}""", "non-whitespace")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[]}]}""", "non-empty content")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"text","text":""}]}]}""", "messages.0.content.0.text: ")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"poem"}]}]}""", "messages.0.content.0.type: ")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"tool_use","id":"a","name":"f","input":{}}]}]}""", "messages.0.content.0.type: ")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"a\ud83d"}]}""", "Unicode")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"a\u0000"}]}""", "U+0000")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"It is "}]}""", "trailing whitespace")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{{{{Call}}}}]}""", "t1")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{{{{Call}}}},{"role":"user","content":"so?"}]}""", "without `tool_result` blocks")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"x"}]}]}""", "unexpected `tool_use_id`")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{{{{Call}}}},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1"},{"type":"tool_result","tool_use_id":"t1"}]}]}""", "single result")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{{{{Call}}}},{"role":"user","content":[{"type":"text","text":"first"},{"type":"tool_result","tool_use_id":"t1"}]}]}""", "before all other content")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"hi"},{{{{Call}}}},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1"}]},{{{{Call}}}},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1"}]}]}""", "must be unique")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/bmp","data":"aGk="}}]}]}""", "media_type")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"?"}}]}]}""", "base64")]
    [InlineData($$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":[{"type":"document","source":{"type":"file","file_id":"f"}}]}]}""", "keeps no files")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"name":"two words","input_schema":{"type":"object"}}]}""", "tools.0.name: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"name":"f"}]}""", "tools.0.input_schema: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"name":"f","input_schema":{"type":"string"}}]}""", "input_schema.type: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"name":"f","input_schema":{"type":"object"}},{"name":"f","input_schema":{"type":"object"}}]}""", "unique")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"type":"web_search_20250305","name":"web_search"}]}""", "web_search_20250305")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tool_choice":{"type":"any"}}""", "while providing tools")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"tools":[{"name":"f","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"g"}}""", "'g' not found")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"stop_sequences":[" "]}""", "stop_sequences: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"temperature":1.5}""", "temperature: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"thinking":{"type":"enabled","budget_tokens":100}}""", "budget_tokens: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"thinking":{"type":"enabled","budget_tokens":2000}}""", "greater than thinking.budget_tokens")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"output_config":{"format":{"type":"json_schema","schema":{} } } }""", "output_config.format: ")]
    [InlineData($$$$"""{ {{{{Head}}}},{{{{Hi}}}},"system":[{"type":"image"}]}""", "system.0.type: ")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    public async Task A_bad_request_is_told_where_and_why(string json, string why)
    {
        var answer = await server.Claude.Create(json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var (type, message) = Claude.ErrorOf(answer);
        Assert.Equal("invalid_request_error", type);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "header is required")]
    [InlineData("2023-06-02", "not a valid version")]
    [InlineData("2023-06-01, 2023-06-01", "not a valid version")]
    public async Task An_unknown_version_is_refused(string version, string why)
    {
        foreach (var answer in new[]
        {
            await server.Claude.Create(Claude.Ask("hi"), ("anthropic-version", version)),
            await server.Claude.Send(HttpMethod.Get, "/v1/models", json: null, ("anthropic-version", version)),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(why, Claude.ErrorOf(answer).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_newer_version_has_no_sampling_parameters()
    {
        var body = new { model = "claude-fake", max_tokens = 10, temperature = 0.5, messages = new[] { new { role = "user", content = "hi" } } };
        (await server.Claude.Create(body)).Ok();
        var newer = await server.Claude.Create(body, ("anthropic-version", "2026-10-21"));
        Assert.Contains("temperature", Claude.ErrorOf(newer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_messages_are_taken_and_one_more_is_not()
    {
        var (type, message) = Claude.ErrorOf(await server.Claude.Create(Many(100_001)));
        Assert.Equal("invalid_request_error", type);
        Assert.Contains("100000", message, StringComparison.Ordinal);
        (await server.Claude.Create(Many(100_000))).Ok();
    }

    [Fact]
    public async Task A_body_over_the_limit_is_too_large()
    {
        var body = $$$$"""{ {{{{Head}}}},"messages":[{"role":"user","content":"{{{{new string('a', Limit + (1 << 20))}}}}"}]}""";
        var answer = await server.Claude.Create(body, ("Expect", "100-continue"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("request_too_large", Claude.ErrorOf(answer).Type);
    }

    [Fact]
    public async Task Without_a_key_that_exists_nothing_is_said()
    {
        foreach (var key in (string?[])[null, "wrong", "bb_endtoend_wrong"])
            foreach (var answer in new[]
            {
                await new Claude(server.Server.As(key)).Create(Claude.Ask("hi")),
                await new Claude(server.Server.As(key)).Get("/v1/models"),
                await new Claude(server.Server.As(key)).Get("/v1/nowhere"),
            })
            {
                Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
                Assert.Equal("authentication_error", Claude.ErrorOf(answer).Type);
            }
    }

    [Theory]
    [InlineData("GET", "/v1/nowhere", HttpStatusCode.NotFound, "not_found_error")]
    [InlineData("GET", "/v1/messages", HttpStatusCode.MethodNotAllowed, "invalid_request_error")]
    [InlineData("POST", "/v1/messages/batches", HttpStatusCode.NotFound, "not_found_error")]
    [InlineData("GET", "/v1/models/none-of-that-name", HttpStatusCode.NotFound, "not_found_error")]
    [InlineData("GET", "/v1/models?limit=0", HttpStatusCode.BadRequest, "invalid_request_error")]
    [InlineData("GET", "/v1/models?after_id=none", HttpStatusCode.BadRequest, "invalid_request_error")]
    public async Task What_is_not_there_is_told_in_the_same_shape(string method, string path, HttpStatusCode status, string type)
    {
        var answer = await server.Claude.Send(new HttpMethod(method), path, json: null);
        Assert.Equal((status, type), (answer.Status, Claude.ErrorOf(answer).Type));
    }

    private static string Many(int count)
    {
        var turns = Enumerable.Range(0, count).Select(index => index % 2 == 0 ? """{"role":"user","content":"a"}""" : """{"role":"assistant","content":"b"}""");
        return $$$$"""{ {{{{Head}}}},"messages":[{{{{string.Join(',', turns)}}}}]}""";
    }
}
