using System.Text.Json;
using Backboard.FakeModel.Scripting;
using Backboard.Grains.Tests.Documents;

namespace Backboard.Grains.Tests.Turns;

/// <summary>A model that searches the documents within its turn.</summary>
public sealed class SearchTests : IClassFixture<TurnServer>
{
    private const string ClientTool =
        """[{"type":"function","function":{"name":"get_weather","description":"Weather","parameters":{"type":"object","properties":{}}}}]""";

    private static readonly Passage Rent = Texts.Passage("Rent is due on the first of each month.", start: 200);
    private static readonly Passage Pets = Texts.Passage("Pets need written permission.", ordinal: 7, start: 900, filename: "rules.md", id: NewId());

    private readonly TurnServer _server;

    public SearchTests(TurnServer server)
    {
        _server = server;
        server.Documents.Reset();
        server.Documents.Context = new DocumentContext([Texts.Document("lease.pdf"), Texts.Document("rules.md")], [Rent], false, []);
        server.Documents.Find = (_, _) => Task.FromResult<ImmutableArray<Passage>>([Pets]);
        server.Model.Script.Clear();
        server.Model.ClearRequests();
    }

    [Theory]
    [InlineData("openai", 0)]
    [InlineData("openai", 1)]
    [InlineData("openai", 5)]
    [InlineData("anthropic", 0)]
    [InlineData("anthropic", 1)]
    [InlineData("anthropic", 5)]
    public async Task A_model_searches_as_often_as_it_may_and_then_answers(string provider, int rounds)
    {
        for (var round = 1; round <= rounds; round++)
            _server.Model.Script.Enqueue(Reply.Calls(Search($"pets {round}")));
        _server.Model.Script.Enqueue(Reply.Of("The end."));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("Are pets allowed?", provider));

        Assert.Equal("The end.", turn.Text);
        Assert.Equal(Enumerable.Range(1, rounds).Select(round => $"pets {round}"), _server.Documents.Searched);
        Assert.Equal(rounds + 1, _server.Model.Requests.Count);
        Assert.All(_server.Model.Requests, request => Assert.Null(request.Violation));
        Assert.Equal(_server.Model.Requests.Select(_ => true).SkipLast(rounds == TurnServer.SearchRounds ? 1 : 0), Offers());
        Assert.Equal((2, 0), ((await talk.Messages()).Length, (await talk.Messages())[1].ToolCalls.Length));
        Assert.Equal(_server.Model.Usage.InputTokens, turn.Outcome.Usage!.InputTokens);
        Assert.Equal(_server.Model.Usage.OutputTokens, turn.Outcome.Usage.OutputTokens);
        Assert.Equal<string>(rounds == 0 ? ["lease.pdf"] : ["lease.pdf", "rules.md"], turn.Outcome.RetrievedFiles);
    }

    [Theory]
    [InlineData("openai", null)]
    [InlineData("openai", ClientTool)]
    [InlineData("anthropic", null)]
    [InlineData("anthropic", ClientTool)]
    public async Task A_model_that_does_not_stop_searching_is_stopped(string provider, string? tools)
    {
        using var obstinate = _server.Model.OnRequest(_ => new Reply { Text = "Let me see.", ToolCalls = [Search("pets")] });
        var talk = await Talk.With(_server, tools);

        var turn = await talk.Ask(Talk.Request("Are pets allowed?", provider));

        Assert.Equal(TurnServer.SearchRounds + 1, _server.Model.Requests.Count);
        Assert.Equal(TurnServer.SearchRounds, _server.Documents.Searched.Count);
        Assert.Equal(string.Join("\n\n", Enumerable.Repeat("Let me see.", TurnServer.SearchRounds + 1)), turn.Text);
        Assert.IsType<RunEnded>(turn.Ending);
        Assert.Equal((Backboard.Abstractions.StopReason.EndTurn, MessageStatus.Completed), (turn.Outcome.StopReason, turn.Message!.Status));
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task What_is_found_can_be_cited_and_what_was_said_before_stays(string provider)
    {
        _server.Model.Script.Enqueue(
            new Reply { Text = "Monthly [passage:p1 \"each month\"]. I look for pets.", ToolCalls = [Search("pets"), Search("animals")] },
            Reply.Of("With permission [passage:p2 \"written permission\"], paid monthly [passage:p1 \"each month\"], [passage:p3 \"x\"]"));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("Rent and pets?", provider) with { Stream = true });

        Assert.Equal("Monthly [1]. I look for pets.\n\nWith permission [2], paid monthly [1], ", turn.Text);
        Assert.Equal(turn.Text, string.Concat(turn.Events.Select(entry => entry.Event).OfType<ContentStreaming>().Select(delta => delta.Content)));
        Assert.Equal([("lease.pdf", "each month"), ("rules.md", "written permission")], turn.Outcome.Citations.Select(one => (one.Filename, one.Quote)));
        var second = _server.Model.Requests[1];
        Assert.Null(second.Violation);
        Assert.Contains("passage p2 of ", second.Body, StringComparison.Ordinal);
        Assert.Contains("passage p2 of \\\"rules.md\\\" is shown above.", second.Body, StringComparison.Ordinal);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Each_request_begins_as_the_one_before(string provider)
    {
        _server.Model.Script.Enqueue(Reply.Calls(Search("pets")), Reply.Of("Done."), Reply.Of("Later."));
        var talk = await Talk.With(_server);

        await talk.Ask(Talk.Request("Are pets allowed?", provider));
        await talk.Ask(Talk.Request("And cats?", provider));

        var bodies = _server.Model.Requests.Select(request => request.Body.Replace(",\"cache_control\":{\"type\":\"ephemeral\"}", "", StringComparison.Ordinal)).ToList();
        Assert.StartsWith(bodies[0][..bodies[0].LastIndexOf("Are pets allowed?", StringComparison.Ordinal)], bodies[1], StringComparison.Ordinal);
        Assert.StartsWith(bodies[0][..bodies[0].LastIndexOf("{\"role\":\"user\"", StringComparison.Ordinal)], bodies[2], StringComparison.Ordinal);
        Assert.DoesNotContain("written permission", bodies[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_thinking_goes_back_with_the_search()
    {
        _server.Model.Script.Enqueue(new Reply { Reasoning = "Pets, hm.", ToolCalls = [Search("pets")] }, Reply.Of("With permission."));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("Are pets allowed?", "anthropic") with { Thinking = "{\"type\":\"enabled\",\"budget_tokens\":1024}" });

        Assert.Equal("Pets, hm.", turn.Message!.Reasoning);
        Assert.Contains("\"signature\":\"ZmFrZQ==\"", _server.Model.Requests[1].Body, StringComparison.Ordinal);
        Assert.Null(_server.Model.Requests[1].Violation);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task Of_mixed_calls_only_the_clients_go_out(string provider)
    {
        _server.Model.Script.Enqueue(Reply.Calls(Search("pets"), new ToolCallReply("get_weather")), Reply.Of("Sunny."));
        var talk = await Talk.With(_server, ClientTool);

        var asked = await talk.Ask(Talk.Request("Pets and weather?", provider));
        var turn = await talk.Answer(asked, "sun");

        Assert.IsType<ToolSubmitRequired>(asked.Ending);
        Assert.Equal("get_weather", Assert.Single(asked.Message!.ToolCalls).Name);
        Assert.Empty(_server.Documents.Searched);
        Assert.Equal("Sunny.", turn.Text);
        Assert.Equal(2, _server.Documents.Consulted.Count);
        Assert.All(_server.Model.Requests, request => Assert.Null(request.Violation));
    }

    [Fact]
    public async Task Searches_after_and_before_a_clients_tool_are_answered_on_the_server()
    {
        _server.Model.Script.Enqueue(
            Reply.Calls(Search("pets")), Reply.Calls(new ToolCallReply("get_weather")), Reply.Calls(Search("cats")), Reply.Of("Done."));
        var talk = await Talk.With(_server, ClientTool);

        var turn = await talk.Answer(await talk.Ask(Talk.Request("Pets and weather?")), "sun");

        Assert.Equal("Done.", turn.Text);
        Assert.Equal(["pets", "cats"], _server.Documents.Searched);
        Assert.Equal(
            [MessageRole.User, MessageRole.Assistant, MessageRole.Tool, MessageRole.Assistant], (await talk.Messages()).Select(message => message.Role));
    }

    [Fact]
    public async Task A_clients_tool_of_that_name_is_the_clients()
    {
        _server.Model.Script.Enqueue(Reply.Calls(Search("pets")));
        var talk = await Talk.With(_server, ClientTool.Replace("get_weather", "search_documents", StringComparison.Ordinal));

        var turn = await talk.Ask(Talk.Request("Are pets allowed?"));

        Assert.Equal("search_documents", Assert.Single(turn.Message!.ToolCalls).Name);
        Assert.Single(_server.Model.Requests[0].Json.GetProperty("tools").EnumerateArray());
        Assert.DoesNotContain("search for more", _server.Model.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_without_tools_may_still_search()
    {
        var talk = await Talk.With(_server, ClientTool);

        await talk.Ask(Talk.Request("Are pets allowed?") with { Tools = "[]" });

        Assert.Equal("search_documents", Assert.Single(_server.Model.Requests[0].Json.GetProperty("tools").EnumerateArray()).GetProperty("function").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_failure_after_a_search_fails_the_turn_and_keeps_what_was_said()
    {
        _server.Model.Script.Enqueue(new Reply { Text = "I look.", ToolCalls = [Search("pets")] }, Reply.Broken(FaultKind.ErrorEvent));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("Are pets allowed?"));

        Assert.IsType<RunFailed>(turn.Ending);
        Assert.StartsWith("I look.\n\n", (await _server.Store.FindRun(talk.Key, turn.RunId, CancellationToken.None))!.PartialText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_cancelled_while_it_searches_asks_no_more()
    {
        var (searching, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Documents.Find = async (_, token) =>
        {
            searching.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
            return [Pets];
        };
        _server.Model.Script.Enqueue(new Reply { Text = "Monthly [passage:p1 \"each month\"].", ToolCalls = [Search("pets")] });
        var talk = await Talk.With(_server);

        var runId = await talk.Send(Talk.Request("Are pets allowed?"));
        await searching.Task;
        Assert.True((await talk.Grain.Cancel(runId)).Value);
        var turn = await talk.Ended();
        await ended.Task;
        var next = await talk.Ask(Talk.Request("Hello"));

        Assert.IsType<RunCancelled>(turn.Ending);
        Assert.Equal("Monthly [1].", turn.Text);
        Assert.Equal("each month", Assert.Single(turn.Outcome.Citations).Quote);
        Assert.IsType<RunEnded>(next.Ending);
        Assert.Equal(2, _server.Model.Requests.Count);
        Assert.All(_server.Model.Requests, request => Assert.Null(request.Violation));
    }

    [Fact]
    public async Task A_call_that_asks_nothing_is_told_so()
    {
        _server.Model.Script.Enqueue(Reply.Calls(new ToolCallReply("search_documents", "{\"q\":1}")), Reply.Of("Done."));
        var talk = await Talk.With(_server);

        await talk.Ask(Talk.Request("Are pets allowed?"));

        Assert.Empty(_server.Documents.Searched);
        Assert.Contains("Name a query as a string", _server.Model.Requests[1].Body, StringComparison.Ordinal);
    }

    private static ToolCallReply Search(string query) => new("search_documents", JsonSerializer.Serialize(new { query }));

    private IEnumerable<bool> Offers() => _server.Model.Requests
        .Select(request => request.Body.Contains("Searches the files of this conversation", StringComparison.Ordinal))
        .Where(offers => offers);
}
