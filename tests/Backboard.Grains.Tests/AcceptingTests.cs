namespace Backboard.Grains.Tests;

public sealed class AcceptingTests
{
    private readonly Conversation _thread = new();

    [Fact]
    public void The_first_message_creates_the_thread_and_starts_its_run()
    {
        var run = NewId();

        var accepted = _thread.Send(run, "hello").Value!;

        Assert.False(accepted.Queued);
        Assert.Equal(0, accepted.After);
        Assert.Equal(run, _thread.State!.Active!.RunId);
        Assert.Equal(["hello"], _thread.History.Select(message => message.Content));
        Assert.Equal([typeof(UserMessageStored), typeof(RunStarted)], _thread.Log.Select(entry => entry.Event.GetType()));
    }

    [Fact]
    public void Send_queues_a_second_turn_while_one_runs()
    {
        _thread.Send(NewId(), "one");

        var second = _thread.Send(NewId(), "two").Value!;

        Assert.True(second.Queued);
        Assert.Equal(["one"], _thread.History.Select(message => message.Content));
    }

    [Fact]
    public void Send_refuses_a_second_turn_that_does_not_want_to_wait()
    {
        _thread.Send(NewId(), "one");

        var refused = _thread.Send(NewId(), "two", OnBusy.Reject);

        Assert.Equal(ErrorKind.Conflict, refused.Error!.Kind);
        Assert.NotNull(refused.Error.RetryAfterSeconds);
    }

    [Fact]
    public void The_line_holds_eight()
    {
        var results = Enumerable.Range(0, 12).Select(i => _thread.Send(NewId(), $"m{i}")).ToList();

        Assert.Equal(9, results.Count(result => result.IsOk));
        Assert.All(results.Skip(9), result => Assert.Equal("queue_full", result.Error!.Code));
    }

    [Fact]
    public void Queued_turns_run_in_the_order_of_their_arrival()
    {
        foreach (var content in new[] { "one", "two", "three" })
            _thread.Send(NewId(), content);

        _thread.Answer("1");
        _thread.Answer("2");
        _thread.Answer("3");

        Assert.Equal(["one", "1", "two", "2", "three", "3"], _thread.History.Select(message => message.Content));
        Assert.Empty(_thread.State!.Runs);
    }

    [Fact]
    public void A_repeated_run_joins_and_writes_nothing()
    {
        var run = NewId();
        _thread.Send(run, "hello");

        var joined = _thread.Send(run, "hello").Value!;

        Assert.Equal(0, joined.After);
        Assert.Single(_thread.History);
    }

    [Fact]
    public void Interrupt_keeps_the_partial_text_and_the_queued_words()
    {
        _thread.Send(NewId(), "one");
        _thread.Send(NewId(), "two");
        var last = NewId();

        var accepted = _thread.Send(last, "three", OnBusy.Interrupt, new AnswerSnapshot("half an ans", "", "", "")).Value!;

        Assert.False(accepted.Queued);
        Assert.Equal(["one", "half an ans", "two", "three"], _thread.History.Select(message => message.Content));
        Assert.Equal(MessageStatus.Cancelled, _thread.History[1].Status);
        Assert.Equal(last, _thread.State!.Active!.RunId);
        Assert.Equal(2, _thread.Log.Count(entry => entry.Event is RunCancelled { Reason: "interrupted" }));
    }

    [Fact]
    public void Another_user_is_refused()
    {
        _thread.Send(NewId(), "one", user: "ann");
        _thread.Answer("1");

        Assert.Equal("other_user", _thread.Send(NewId(), "two", user: "bob").Error!.Code);
        Assert.True(_thread.Send(NewId(), "two").IsOk);
    }
}
