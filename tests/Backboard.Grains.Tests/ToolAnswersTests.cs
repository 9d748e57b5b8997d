namespace Backboard.Grains.Tests;

public sealed class ToolAnswersTests
{
    private readonly Conversation _thread = new();
    private readonly Guid _run = NewId();

    public ToolAnswersTests()
    {
        _thread.Send(_run, "weather in Rome and Oslo?");
        _thread.Answer("", new ToolCall("a", "weather", "{}"), new ToolCall("b", "weather", "{}"));
    }

    [Fact]
    public void A_run_that_asks_for_tools_waits()
    {
        Assert.Equal(_run, _thread.State!.Waiting!.RunId);
        Assert.IsType<ToolSubmitRequired>(_thread.Log[^1].Event);
    }

    [Fact]
    public void All_outputs_continue_the_run()
    {
        var accepted = _thread.Submit(_run, new ToolOutput("b", "snow"), new ToolOutput("a", "sun")).Value!;

        Assert.Equal(_run, _thread.State!.Active!.RunId);
        Assert.Equal([("a", "sun"), ("b", "snow")], _thread.History.Skip(2).Select(message => (message.ToolCallId!, message.Content)));
        Assert.IsType<RunContinuing>(_thread.Log.Single(entry => entry.Seq == accepted.After + 1).Event);
    }

    [Fact]
    public void A_subset_is_refused_naming_the_rest()
    {
        var refused = _thread.Submit(_run, new ToolOutput("a", "sun"));

        Assert.Equal("missing_tool_outputs", refused.Error!.Code);
        Assert.Contains("b", refused.Error.Message, StringComparison.Ordinal);
        Assert.NotNull(_thread.State!.Waiting);
    }

    [Theory]
    [InlineData("unknown_tool_call", "a", "b", "c")]
    [InlineData("duplicate_tool_output", "a", "b", "b")]
    public void Outputs_that_do_not_fit_are_refused(string code, params string[] ids)
    {
        var refused = _thread.Submit(_run, [.. ids.Select(id => new ToolOutput(id, "x"))]);

        Assert.Equal(code, refused.Error!.Code);
        Assert.Equal(2, _thread.History.Count);
    }

    [Fact]
    public void A_later_message_closes_the_open_calls()
    {
        _thread.Send(NewId(), "never mind");

        Assert.Equal(["a", "b"], _thread.History.Where(message => message.Role == MessageRole.Tool).Select(message => message.ToolCallId));
        Assert.Equal("superseded", _thread.Runs[_run].ErrorCode);
        Assert.Equal("never mind", _thread.History[^1].Content);
        Assert.Null(_thread.State!.Waiting);
    }

    [Fact]
    public void A_message_queued_before_the_calls_waits_for_their_outputs()
    {
        var thread = new Conversation();
        var first = NewId();
        thread.Send(first, "one");
        thread.Send(NewId(), "two");
        thread.Answer("", new ToolCall("a", "t", "{}"));

        Assert.NotNull(thread.State!.Waiting);
        Assert.Single(thread.State.Queue);

        thread.Submit(first, new ToolOutput("a", "out"));
        thread.Answer("done");
        Assert.Equal(["one", "", "out", "done", "two"], thread.History.Select(message => message.Content));
    }
}
