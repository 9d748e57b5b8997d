namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>What each kind of provider is sent of what only one of them knows.</summary>
public sealed class ProviderTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    private static readonly object[] Tools =
    [
        new { name = "f", description = "Does f", input_schema = new { type = "object", properties = new { x = new { anyOf = new object[] { new { type = "string" }, new { type = "null" } } } } } },
    ];

    [Theory]
    [InlineData("""{"type":"auto"}""", """{"type":"auto"}""", null)]
    [InlineData("""{"type":"any"}""", """{"type":"any"}""", "\"required\"")]
    [InlineData("""{"type":"tool","name":"f"}""", """{"type":"tool","name":"f"}""", """{"type":"function","function":{"name":"f"}}""")]
    [InlineData("""{"type":"none"}""", """{"type":"none"}""", "\"none\"")]
    [InlineData("""{"type":"any","disable_parallel_tool_use":true}""", """{"type":"any","disable_parallel_tool_use":true}""", "\"required\"")]
    public async Task A_choice_of_tools_is_each_providers_own(string choice, string anthropic, string? openAi)
    {
        Assert.Equal(anthropic, (await Sent("claude-fake", choice)).GetProperty("tool_choice").GetRawText());
        var sent = await Sent("fake-1", choice);
        Assert.Equal(openAi, sent.TryGetProperty("tool_choice", out var named) ? named.GetRawText() : null);
        Assert.Equal(choice.Contains("disable", StringComparison.Ordinal), sent.TryGetProperty("parallel_tool_calls", out var parallel) && !parallel.GetBoolean());
        Assert.Equal("anyOf", sent.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").GetProperty("x").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task Pictures_reach_an_openai_provider_as_addresses_and_text_documents_as_text()
    {
        var content = new object[]
        {
            new { type = "text", text = "What is this?" },
            new { type = "image", source = new { type = "base64", media_type = "image/png", data = "aGk=" } },
            new { type = "image", source = new { type = "url", url = "https://example.com/cat.png" } },
            new { type = "document", title = "Notes", source = new { type = "text", media_type = "text/plain", data = "Cats are grey." } },
        };
        (await server.Claude.Create(Claude.Say("fake-1", new { role = "user", content }))).Ok();
        var parts = server.Asked("What is this?").Json.GetProperty("messages")[0].GetProperty("content").EnumerateArray().ToList();
        Assert.Equal(["text", "image_url", "image_url", "text"], parts.Select(part => part.Text("type")));
        Assert.Equal("data:image/png;base64,aGk=", parts[1].GetProperty("image_url").Text("url"));
        Assert.Equal("https://example.com/cat.png", parts[2].GetProperty("image_url").Text("url"));
        Assert.Equal("Notes\n\nCats are grey.", parts[3].Text("text"));
    }

    [Fact]
    public async Task A_pdf_is_refused_where_the_provider_takes_none()
    {
        var content = new object[] { new { type = "document", source = new { type = "base64", media_type = "application/pdf", data = "aGk=" } } };
        (await server.Claude.Create(Claude.Say("claude-fake", new { role = "user", content = new[] { new { type = "text", text = "read" }, content[0] } }))).Ok();
        var refused = await server.Claude.Create(Claude.Say("fake-1", new { role = "user", content }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request_error"), (refused.Status, Claude.ErrorOf(refused).Type));
        Assert.Contains("documents that are plain text", Claude.ErrorOf(refused).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_of_one_role_are_one_turn_everywhere()
    {
        object[] messages = [new { role = "user", content = "one" }, new { role = "user", content = "two neighbours" }];
        foreach (var model in (string[])["claude-fake", "fake-1"])
        {
            (await server.Claude.Create(Claude.Say(model, messages))).Ok();
            Assert.Equal(1, server.Model.Requests[^1].Json.GetProperty("messages").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("STOP", "one two ")]
    [InlineData("two STO", "one ")]
    [InlineData("nowhere", "one two STOP three")]
    public async Task Every_provider_names_the_sequence_that_stopped_it(string stop, string text)
    {
        foreach (var model in (string[])["claude-fake", "fake-1"])
        {
            var answer = await server.Claude.Create(new { model, max_tokens = 50, stop_sequences = new[] { "XX", stop }[(model == "fake-1" ? 0 : 1)..], messages = Turn("[[text:one two STOP three]]") });
            Assert.Equal(text.Trim(), Claude.TextOf(answer).Trim());
            Assert.Equal(text.EndsWith("three", StringComparison.Ordinal) ? ("end_turn", null) : ("stop_sequence", stop), (answer.Text("stop_reason"), answer.Text("stop_sequence")));
            Assert.True(answer["usage"].GetProperty("input_tokens").GetInt32() > 0 && answer["usage"].GetProperty("output_tokens").GetInt32() > 0);
        }
    }

    [Fact]
    public async Task A_prefill_is_continued_by_every_provider_and_not_repeated()
    {
        using var script = server.Model.OnRequest(call => call.LastUserText == "repeat it" ? FakeModel.Scripting.Reply.Of("The best answer is (B) Helios") : null);
        foreach (var model in (string[])["claude-fake", "fake-1"])
        {
            var answer = await server.Claude.Create(Claude.Say(model, new { role = "user", content = "repeat it" }, new { role = "assistant", content = "The best answer is (" }));
            Assert.Equal("B) Helios", Claude.TextOf(answer));
        }
    }

    [Fact]
    public async Task Thinking_and_sampling_are_passed_on_as_they_are()
    {
        var body = new { model = "claude-fake", max_tokens = 9000, top_k = 5, thinking = new { type = "adaptive", display = "summarized" }, messages = Turn("settings") };
        (await server.Claude.Create(body)).Ok();
        var sent = server.Asked("settings").Json;
        Assert.Equal("""{"type":"adaptive","display":"summarized"}""", sent.GetProperty("thinking").GetRawText());
        Assert.Equal((5, 9000), (sent.GetProperty("top_k").GetInt32(), sent.GetProperty("max_tokens").GetInt32()));
    }

    [Fact]
    public async Task Cache_marks_are_set_where_the_client_wants_a_cache()
    {
        object[] Turns(object first) => [new { role = "user", content = new[] { first } }, new { role = "assistant", content = "ok" }, new { role = "user", content = "go on" }];
        (await server.Claude.Create(Claude.Say("claude-fake", Turns(new { type = "text", text = "unmarked" })))).Ok();
        Assert.DoesNotContain("cache_control", server.Asked("unmarked").Body, StringComparison.Ordinal);
        (await server.Claude.Create(Claude.Say("claude-fake", Turns(new { type = "text", text = "marked", cache_control = new { type = "ephemeral" } })))).Ok();
        Assert.Contains("cache_control", server.Asked("\"marked\"").Body, StringComparison.Ordinal);
    }

    private static object[] Turn(string content) => [new { role = "user", content }];

    private async Task<JsonElement> Sent(string model, string choice)
    {
        var marker = $"{Guid.CreateVersion7():N}";
        var body = new { model, max_tokens = 50, tools = Tools, tool_choice = JsonElement.Parse(choice), messages = Turn(marker) };
        (await server.Claude.Create(body)).Ok();
        return server.Asked(marker).Json;
    }
}
