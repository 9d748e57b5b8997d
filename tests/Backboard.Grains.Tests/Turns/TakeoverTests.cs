using Backboard.FakeModel.Scripting;

namespace Backboard.Grains.Tests.Turns;

/// <summary>An activation that believes to have a thread to which another process has written.</summary>
public sealed class TakeoverTests : IClassFixture<TurnServer>
{
    private readonly TurnServer _server;

    public TakeoverTests(TurnServer server)
    {
        _server = server;
        server.Documents.Reset();
        server.Model.Script.Clear();
        server.Model.ClearRequests();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_turn_goes_on_from_what_the_other_has_written(int takeovers)
    {
        var talk = await Talk.With(_server);
        await talk.Ask(Talk.Request("first"));
        for (var takeover = 0; takeover < takeovers; takeover++)
        {
            await new OtherProcess(_server, talk.Key).Say(NewId(), "meanwhile", "answer meanwhile");
            await talk.Send(Talk.Request("between"));
            await talk.Ended();
            await talk.Ended();
        }

        await new OtherProcess(_server, talk.Key).Say(NewId(), "second", "answer of the other");
        _server.Model.Script.Enqueue(Reply.Of("third answer"));

        await talk.Send(Talk.Request("third"));
        await talk.Ended();
        var turn = await talk.Ended();

        Assert.Equal("third answer", turn.Text);
        Assert.Equal(6 + (4 * takeovers), (await talk.Messages()).Length);
        var asked = _server.Model.Requests[^1].Body;
        string[] history = ["first", "second", "answer of the other", "third"];
        int[] at = [.. history.Select(words => asked.IndexOf($"\"{words}\"", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    [Fact]
    public async Task A_run_of_this_process_that_nobody_here_works_on_is_begun_anew()
    {
        var talk = await Talk.With(_server);
        await talk.Ask(Talk.Request("first"));
        var runId = NewId();
        _server.Model.Script.Enqueue(Reply.Of("second answer"));
        await new OtherProcess(_server, talk.Key, _server.Node.Owner).Begin(runId, "second");

        var turn = await talk.Ended();

        Assert.Equal((runId, "second answer"), (turn.RunId, turn.Text));
        Assert.Equal(4, (await talk.Messages()).Length);
        Assert.Equal(2, (await _server.Store.FindRun(talk.Key, runId, CancellationToken.None))!.Attempt);
    }

    [Fact]
    public async Task A_run_that_was_let_go_of_is_announced_before_it_is_begun_anew()
    {
        var talk = await Talk.With(_server);
        // Slow for whoever asks first, at once for the next.
        var runId = await talk.Send(Talk.Request("[[words:400 every:50 times:1 case:let-go]]") with { Stream = true });
        await Eventually.True(async () => (await talk.Events()).Any(entry => entry.Event is ContentStreaming));
        await new OtherProcess(_server, talk.Key, _server.Node.Owner).Interfere();
        await Eventually.True(() => _server.Model.Requests[0].Disconnected);

        await talk.Send(Talk.Request("next"));
        var turn = await talk.Ended();
        await talk.Ended();

        Assert.Equal(runId, turn.RunId);
        var shown = turn.Events.SkipWhile(entry => entry.Event is not RunRestarted).Select(entry => entry.Event).OfType<ContentStreaming>();
        Assert.Equal(turn.Text, string.Concat(shown.Select(delta => delta.Content)));
        Assert.Equal(2, (await _server.Store.FindRun(talk.Key, runId, CancellationToken.None))!.Attempt);
    }

    [Fact]
    public async Task A_run_that_the_other_has_ended_is_joined_and_not_answered_again()
    {
        var talk = await Talk.With(_server);
        await talk.Ask(Talk.Request("first"));
        var runId = NewId();
        await new OtherProcess(_server, talk.Key).Say(runId, "second", "answer of the other");

        var joined = await talk.Grain.Send(new SendMessage(runId, Talk.Request("second"), null, DateTimeOffset.MaxValue));
        var turn = await talk.Ended();

        Assert.Equal(runId, joined.Value!.RunId);
        Assert.Equal((runId, "answer of the other"), (turn.RunId, turn.Text));
        Assert.Equal(4, (await talk.Messages()).Length);
        Assert.Single(_server.Model.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task A_late_repetition_of_a_run_that_has_ended_leaves_the_turn_that_runs_alone(int repetitions)
    {
        var talk = await Talk.With(_server);
        var ended = (await talk.Ask(Talk.Request("first"))).RunId;
        var late = new SendMessage(ended, Talk.Request("first"), null, DateTimeOffset.MaxValue);
        var runId = await talk.Send(Talk.Request("[[words:60 every:10]] [[gate:late after:50]]") with { Stream = true });
        await Eventually.True(async () => (await talk.Events()).Any(entry => entry.RunId == runId && entry.Event is ContentStreaming));

        for (var repetition = 0; repetition < repetitions; repetition++)
            Assert.Equal(ended, (await talk.Grain.Send(late)).Value!.RunId);
        _server.Model.Script.OpenGate("late");
        var turn = await talk.Ended();

        Assert.Equal(runId, turn.RunId);
        Assert.Equal(turn.Text, string.Concat(turn.Events.Select(entry => entry.Event).OfType<ContentStreaming>().Select(delta => delta.Content)));
        Assert.Equal(1, (await _server.Store.FindRun(talk.Key, runId, CancellationToken.None))!.Attempt);
        Assert.Equal(2, _server.Model.Requests.Count);
    }
}
