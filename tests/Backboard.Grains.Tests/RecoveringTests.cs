namespace Backboard.Grains.Tests;

public sealed class RecoveringTests
{
    private readonly Conversation _thread = new();
    private readonly Guid _run = NewId();

    public RecoveringTests() => _thread.Send(_run, "hello");

    [Fact]
    public void An_orphan_starts_again_under_a_new_epoch()
    {
        var epoch = _thread.State!.Header.Epoch;
        _thread.Orphan(Conversation.Now);

        Recover();

        Assert.Equal(2, _thread.State.Active!.Attempt);
        Assert.Equal(epoch + 1, _thread.State.Header.Epoch);
        Assert.DoesNotContain(_thread.Log, entry => entry.Event is RunRestarted);
    }

    [Fact]
    public void A_run_that_is_worked_on_and_was_given_up_gets_its_owner_back()
    {
        _thread.Edit(state => state with { Runs = [state.Active! with { Owner = null }] });

        Recover(answer: AnswerSnapshot.Seen("so far"));

        Assert.Equal((Conversation.Node, 1), (_thread.State!.Active!.Owner, _thread.State.Active.Attempt));
    }

    [Fact]
    public void A_run_that_was_given_up_and_let_go_of_is_left_for_the_next_look()
    {
        _thread.Edit(state => state with { Runs = [state.Active! with { Owner = null }] });

        Recover();

        Assert.Null(_thread.State!.Active!.Owner);
    }

    [Fact]
    public void Readers_of_an_orphan_are_told_that_it_starts_again()
    {
        _thread.Orphan(Conversation.Now);

        Recover("seen");

        Assert.IsType<RunRestarted>(_thread.Log[^1].Event);
    }

    [Fact]
    public void A_run_that_may_not_start_again_fails_with_its_partial_text()
    {
        _thread.Orphan(Conversation.Now);
        _thread.Edit(state => state with
        {
            Runs = [state.Active! with { Request = state.Active!.Request with { OnCrash = OnCrash.Fail } }],
        });

        Recover("seen");

        Assert.Equal(RunStatus.Failed, _thread.Runs[_run].Status);
        Assert.Equal("seen", _thread.Runs[_run].PartialText);
    }

    [Fact]
    public void The_third_attempt_is_the_last()
    {
        for (var i = 0; i < 2; i++)
        {
            _thread.Orphan(Conversation.Now);
            Recover();
        }

        _thread.Orphan(Conversation.Now);
        Recover();

        Assert.Equal("interrupted", _thread.Runs[_run].ErrorCode);
        Assert.Equal(3, _thread.Runs[_run].Attempt);
    }

    [Fact]
    public void A_run_past_its_deadline_fails_and_the_next_one_starts()
    {
        var next = NewId();
        _thread.Send(next, "next");
        _thread.Edit(state => state with { Runs = state.Runs.SetItem(0, state.Runs[0] with { DeadlineAt = Conversation.Now }) });
        _thread.Orphan(Conversation.Now.AddSeconds(1));

        Recover();

        Assert.Equal("deadline_exceeded", _thread.Runs[_run].ErrorCode);
        Assert.Equal(next, _thread.State!.Active!.RunId);
    }

    [Fact]
    public void Tools_that_never_answer_expire()
    {
        _thread.Answer("", new ToolCall("a", "t", "{}"));
        _thread.Edit(state => state with
        {
            Runs = [state.Waiting! with { DeadlineAt = Conversation.Now }],
            LoadedAt = Conversation.Now.AddSeconds(1),
        });

        Recover();

        Assert.Equal("expired", _thread.Runs[_run].ErrorCode);
        Assert.Equal(MessageRole.Tool, _thread.History[^1].Role);
    }

    [Fact]
    public void A_run_that_this_activation_works_on_is_left_alone()
    {
        var written = _thread.Log.Count;
        _thread.Edit(state => state with { LoadedAt = Conversation.Now });

        Recover();

        Assert.Equal(written, _thread.Log.Count);
    }

    [Fact]
    public void A_flagged_run_is_cancelled()
    {
        _thread.Edit(state => state with { Runs = [state.Active! with { CancelRequested = true }], LoadedAt = Conversation.Now });

        Recover();

        Assert.Equal(RunStatus.Cancelled, _thread.Runs[_run].Status);
    }

    [Fact]
    public void A_flagged_orphan_keeps_the_text_that_readers_have_seen()
    {
        _thread.Edit(state => state with { Runs = [state.Active! with { CancelRequested = true }] });
        _thread.Orphan(Conversation.Now);

        Recover("seen");

        Assert.Equal(("seen", MessageStatus.Cancelled), (_thread.History[^1].Content, _thread.History[^1].Status));
    }

    private void Recover(string readable = "", AnswerSnapshot? answer = null) => _thread.Commit(draft =>
    {
        Recovering.Recover(draft, _ => answer, _ => readable, _thread.Options);
        return true;
    });
}
