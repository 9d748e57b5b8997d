namespace Backboard.EndToEnd.Tests.ClaudeMessages;

/// <summary>With <c>X-Thread-Id</c> the request is an ordinary turn of a thread.</summary>
public sealed class ThreadTests(ClaudeServer server) : IClassFixture<ClaudeServer>
{
    private const string Header = "X-Thread-Id";

    private static readonly string[] Stop = ["STOP"];

    private static readonly object[] Weather =
        [new { name = "get_weather", description = "Weather of a city", input_schema = new { type = "object", properties = new { city = new { type = "string" } } } }];

    [Theory]
    [InlineData(ClaudeServer.Answering)]
    [InlineData("fake-1")]
    public async Task A_thread_keeps_the_array(string model)
    {
        var marker = $"{Guid.CreateVersion7():N}";
        var first = await server.Claude.Create(Claude.Ask($"first {marker}", model), (Header, "new"));
        var thread = first.Headers.GetValues(Header).Single();
        var second = await server.Claude.Create(Claude.Ask($"second {marker}", model), (Header, thread));

        Assert.Equal($"reply to: second {marker}", Claude.TextOf(second));
        Assert.Equal((model, "end_turn"), (second.Text("model"), second.Text("stop_reason")));
        Assert.Equal(thread, second.Headers.GetValues(Header).Single());
        Assert.True(second["usage"].GetProperty("input_tokens").GetInt32() > first["usage"].GetProperty("input_tokens").GetInt32());
        Assert.Equal(3, server.Asked($"second {marker}").Json.GetProperty("messages").GetArrayLength());
        var kept = await server.Api.Messages(thread);
        Assert.Equal(4, kept.Count);
        Assert.Equal($"msg_{kept[3].GetProperty("message_id").GetGuid():N}", second.Text("id"));
        (await server.Api.Say(thread, "and here")).Ok();
    }

    [Fact]
    public async Task A_turn_is_streamed_as_the_stateless_answer_is()
    {
        var body = new { model = ClaudeServer.Answering, max_tokens = 100, stream = true, messages = new[] { new { role = "user", content = "[[words:30 every:5]]" } } };
        var events = await server.Claude.Stream(body, (Header, "new"));
        Assert.Equal(
            ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
            events.Where(e => e.Type != "ping").Types());
        var text = string.Concat(events.Where(e => e.Type == "content_block_delta").Select(e => e.Data.GetProperty("delta").Text("text")));
        Assert.EndsWith("word30", text, StringComparison.Ordinal);
        Assert.Equal(30, events.Only("message_delta").Data.GetProperty("usage").GetProperty("output_tokens").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_are_answered_by_their_results_alone(bool stream)
    {
        var asked = await server.Claude.Create(new { model = ClaudeServer.Answering, max_tokens = 100, tools = Weather, messages = Turn("[[tools:2]]") }, (Header, "new"));
        var thread = asked.Headers.GetValues(Header).Single();
        Assert.Equal("tool_use", asked.Text("stop_reason"));
        var uses = asked["content"].EnumerateArray().ToList();
        Assert.Equal(["city 1", "city 2"], uses.Select(use => use.GetProperty("input").Text("city")));

        var results = uses.Select((use, i) => new { type = "tool_result", tool_use_id = use.Text("id"), content = "Sunny", is_error = i == 1 });
        var body = new { model = ClaudeServer.Answering, max_tokens = 100, tools = Weather, stream, messages = new[] { new { role = "user", content = results } } };
        var text = stream
            ? string.Concat((await server.Claude.Stream(body, (Header, thread))).Where(e => e.Type == "content_block_delta").Select(e => e.Data.GetProperty("delta").Text("text")))
            : Claude.TextOf(await server.Claude.Create(body, (Header, thread)));
        Assert.Contains("get_weather=Sunny", text, StringComparison.Ordinal);
        Assert.Contains("get_weather=Error: Sunny", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_after_tools_counts_its_own_tokens()
    {
        var asked = await server.Claude.Create(new { model = ClaudeServer.Answering, max_tokens = 100, tools = Weather, messages = Turn("[[tools:1]]") }, (Header, "new"));
        var result = new { type = "tool_result", tool_use_id = asked.Ok()["content"][0].Text("id"), content = "Sunny" };
        var answered = await server.Claude.Create(
            new { model = ClaudeServer.Answering, max_tokens = 100, messages = new[] { new { role = "user", content = new[] { result } } } },
            (Header, asked.Headers.GetValues(Header).Single()));
        Assert.Equal(
            server.Model.Requests[^1].Usage!.InputTokens, answered.Ok()["usage"].GetProperty("input_tokens").GetInt64());
    }

    [Fact]
    public async Task System_prompt_stop_sequences_and_prefill_are_the_turns_own()
    {
        var marker = $"{Guid.CreateVersion7():N}";
        var answer = await server.Claude.Create(
            new
            {
                model = ClaudeServer.Answering,
                max_tokens = 50,
                system = $"Be brief {marker}.",
                stop_sequences = Stop,
                messages = new object[] { new { role = "user", content = "[[text:one STOP two]]" }, new { role = "assistant", content = "Well:" } },
            },
            (Header, "new"));
        Assert.Equal(("one", "stop_sequence", "STOP"), (Claude.TextOf(answer).Trim(), answer.Text("stop_reason"), answer.Text("stop_sequence")));
        var request = server.Asked(marker).Json;
        Assert.Equal(50, request.GetProperty("max_tokens").GetInt32());
        Assert.Equal("assistant", request.GetProperty("messages")[1].Text("role"));
    }

    [Fact]
    public async Task A_repeated_request_with_its_key_is_the_same_turn()
    {
        (string, string)[] headers = [(Header, "new"), ("Idempotency-Key", $"{Guid.CreateVersion7()}")];
        var first = await server.Claude.Create(Claude.Ask("once"), headers);
        var again = await server.Claude.Create(Claude.Ask("once"), headers);
        Assert.Equal(first.Ok().Text("id"), again.Ok().Text("id"));
        Assert.Equal(2, (await server.Api.Messages(first.Headers.GetValues(Header).Single())).Count);
        var other = await server.Claude.Create(Claude.Ask("twice"), headers);
        Assert.Equal(("invalid_request_error", HttpStatusCode.BadRequest), (Claude.ErrorOf(other).Type, other.Status));
    }

    [Fact]
    public async Task A_new_thread_may_belong_to_an_assistant()
    {
        var assistant = await server.Api.NewAssistant(new { name = "Guide", system_prompt = "You are the guide." });
        var answer = await server.Claude.Create(Claude.Ask("whose guide"), (Header, "new"), ("X-Assistant-Id", assistant));
        var thread = answer.Headers.GetValues(Header).Single();
        Assert.Single((await server.Api.Get($"assistants/{assistant}/threads")).Ok().Json.EnumerateArray(), found => found.Text("thread_id") == thread);
        Assert.Contains("You are the guide.", server.Asked("whose guide").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_may_use_the_assistants_memory()
    {
        var assistant = await server.Api.NewAssistant();
        (string, string)[] headers = [(Header, "new"), ("X-Assistant-Id", assistant), ("X-Memory", "auto")];
        (await server.Claude.Create(Claude.Ask("My favorite color is vermilion."), headers)).Ok();
        (await server.Claude.Create(Claude.Ask("What is my favorite color in elsewhere?"), headers)).Ok();
        // The turn asks first; whoever reads the message for facts asks later.
        var asked = server.Model.Requests.First(static request => request.Body.Contains("in elsewhere?", StringComparison.Ordinal));
        Assert.Contains("vermilion", asked.Body, StringComparison.Ordinal);
        Assert.Contains("X-Memory", Claude.ErrorOf(await server.Claude.Create(Claude.Ask("hi"), (Header, "new"), ("X-Memory", "maybe"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_thread_is_not_found()
    {
        var thread = (await server.Claude.Create(Claude.Ask("mine"), (Header, "new"))).Headers.GetValues(Header).Single();
        var stranger = new Claude(server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "claude-stranger"))[^1]));
        var result = new { type = "tool_result", tool_use_id = "t", content = "x" };
        foreach (var body in new[] { Claude.Ask("hi"), Claude.Say(ClaudeServer.Answering, new { role = "user", content = new[] { result } }) })
        {
            var theirs = await stranger.Create(body, (Header, thread));
            var absent = await stranger.Create(body, (Header, $"{Guid.CreateVersion7()}"));
            Assert.Equal((HttpStatusCode.NotFound, "not_found_error"), (theirs.Status, Claude.ErrorOf(theirs).Type));
            Assert.Equal(Claude.ErrorOf(absent), Claude.ErrorOf(theirs));
        }

        Assert.Equal(2, (await server.Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task What_a_thread_has_no_place_for_is_refused_and_leaves_nothing()
    {
        var thread = (await server.Claude.Create(Claude.Ask("start"), (Header, "new"))).Headers.GetValues(Header).Single();
        var user = new { role = "user", content = "hi" };
        var picture = new { type = "image", source = new { type = "base64", media_type = "image/png", data = "aGk=" } };
        (object Body, string Thread, string Why)[] bad =
        [
            (Claude.Say(ClaudeServer.Answering, user, new { role = "assistant", content = "ho" }, user), thread, "only the new user turn"),
            (Claude.Say(ClaudeServer.Answering, new { role = "user", content = new[] { picture } }), thread, "keeps text"),
            (Claude.Say(ClaudeServer.Answering, new { role = "user", content = new[] { new { type = "tool_result", tool_use_id = "t", content = "x" } } }), thread, "waits for no tool"),
            (Claude.Say(ClaudeServer.Answering, new { role = "user", content = new[] { new { type = "tool_result", tool_use_id = "t", content = "x" } } }), "new", "asked for no tool"),
            (new { model = ClaudeServer.Answering, max_tokens = 9, top_k = 3, messages = Turn("hi") }, thread, "top_k"),
            (new { model = ClaudeServer.Answering, max_tokens = 9, tools = Weather, tool_choice = new { type = "any" }, messages = Turn("hi") }, thread, "tool_choice"),
            (Claude.Ask("hi"), "nonsense", Header),
        ];
        foreach (var (body, name, why) in bad)
        {
            var answer = await server.Claude.Create(body, (Header, name));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(why, Claude.ErrorOf(answer).Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await server.Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_turn_that_fails_says_so_in_the_same_shape()
    {
        var answer = await server.Claude.Create(Claude.Ask("[[fault:http400]]"), (Header, "new"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request_error"), (answer.Status, Claude.ErrorOf(answer).Type));
        Assert.Equal("FAILED", (await server.Api.Messages(answer.Headers.GetValues(Header).Single()))[^1].Text("status"));
        var unknown = await server.Claude.Create(Claude.Ask("hi", "no-such-model"), (Header, "new"));
        Assert.Equal("not_found_error", Claude.ErrorOf(unknown).Type);
    }

    private static object[] Turn(string content) => [new { role = "user", content }];
}
