using System.Net;
using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.Testing.Tests;

public sealed class FakeModelScriptTests(FakeModelFixture model) : IClassFixture<FakeModelFixture>
{
    [Fact]
    public async Task A_counted_fault_hits_the_first_requests_only()
    {
        const string text = "hello [[fault:429 retry-after:1 times:2]]";
        for (var i = 0; i < 2; i++)
        {
            var refused = await model.Ask(text);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
            Assert.Equal("rate_limit_error", refused["error"].GetProperty("type").GetString());
        }

        Assert.Equal("reply to: hello", FakeModelFixture.Text(await model.Ask(text)));
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_refused_and_recorded()
    {
        var refused = await model.Ask("");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("content is empty", refused["error"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(model.Server.Requests, request => request.Violation is not null);
    }

    [Theory]
    [InlineData("a [[echo]]", "a")]
    [InlineData("[[text:as it stands: [x] ]]", "as it stands: [x]")]
    [InlineData("[[words:3]]", "word1 word2 word3")]
    [InlineData("[[unknown]] stays", "reply to: [[unknown]] stays")]
    public async Task Directives_choose_the_text(string text, string reply) => Assert.Equal(reply, FakeModelFixture.Text(await model.Ask(text)));

    [Fact]
    public async Task A_handler_comes_before_directives_and_the_queue_before_both()
    {
        using var handler = model.Server.OnRequest(call => call.LastUserText.StartsWith("mine", StringComparison.Ordinal) ? Reply.Of("handled") : null);
        model.Server.Script.Enqueue(Reply.Of("queued"));
        Assert.Equal("queued", FakeModelFixture.Text(await model.Ask("mine [[echo]]")));
        Assert.Equal("handled", FakeModelFixture.Text(await model.Ask("mine [[echo]]")));
        Assert.Equal("other", FakeModelFixture.Text(await model.Ask("other [[echo]]")));
    }

    [Fact]
    public async Task The_token_limit_of_the_request_cuts_the_answer()
    {
        var body = new { model = "m", max_tokens = 2, messages = new[] { new { role = "user", content = "one two" } } };
        var answer = await JsonHttp.PostAsync(model.Http, "/v1/chat/completions", body);
        Assert.Equal("reply to:", FakeModelFixture.Text(answer));
        Assert.Equal("length", answer["choices"][0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task A_gate_holds_the_stream_and_a_client_that_leaves_is_recorded()
    {
        const string text = "[[words:5]] [[gate:never-opened after:2]]";
        using (var response = await model.Stream(text))
        {
            await using var events = SseReader.ReadAsync(response).GetAsyncEnumerator();
            for (var i = 0; i < 3; i++) Assert.True(await events.MoveNextAsync());
            Assert.False(model.Recorded("never-opened").Disconnected);
        }

        await Eventually.True(() => model.Recorded("never-opened") is { Disconnected: true, FinishedAt: not null, Usage: null });
    }

    [Fact]
    public async Task An_opened_gate_lets_the_answer_go()
    {
        var asked = model.Ask("hi [[gate:door]]");
        await Eventually.True(() => model.Server.Requests.Any(request => request.Body.Contains("[[gate:door]]", StringComparison.Ordinal)));
        Assert.False(asked.IsCompleted);
        (await JsonHttp.PostAsync(model.Http, "/__gates/door")).Ok();
        Assert.Equal("reply to: hi", FakeModelFixture.Text(await asked));
    }

    [Fact]
    public async Task Another_process_can_read_the_log_and_the_usage()
    {
        (await model.Ask("for the log")).Ok();
        var log = (await JsonHttp.GetAsync(model.Http, "/__requests")).Ok().Json.EnumerateArray().ToList();
        Assert.Contains(log, entry => Content(entry) == "for the log" && entry.GetProperty("output_tokens").GetInt64() == 5);
        Assert.True((await JsonHttp.GetAsync(model.Http, "/__usage")).Ok()["output_tokens"].GetInt64() >= 5);
    }

    private static string? Content(JsonElement entry) => entry.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString();
}
