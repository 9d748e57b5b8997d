namespace Backboard.Grains.Tests.Memory;

public sealed class RememberingTests
{
    private readonly Conversation _thread = new();

    [Fact]
    public void A_message_to_be_remembered_is_pending_in_the_transaction_that_acknowledges_it()
    {
        var run = NewId();

        _thread.Send(run, Asking(MemoryMode.Auto) with { UserId = "ann" });

        var operation = Assert.Single(_thread.Operations);
        Assert.Equal(Ids.OfMemoryOperation(run), operation.OperationId);
        Assert.Equal("ann", operation.Scope.UserId);
        Assert.Equal(_thread.State!.Header.AssistantId, operation.Scope.Assistant.AssistantId);
        Assert.Equal((_thread.History[0].MessageId, 1L), (operation.MessageId, operation.MessageSeq));
        Assert.Equal(Conversation.Now, operation.ToldAt);
    }

    [Theory]
    [InlineData(MemoryMode.Off)]
    [InlineData(MemoryMode.Readonly)]
    public void Other_modes_write_nothing(MemoryMode mode)
    {
        _thread.Send(NewId(), Asking(mode));

        Assert.Empty(_thread.Operations);
    }

    [Fact]
    public void The_custom_timestamp_dates_what_was_told()
    {
        _thread.Send(NewId(), Asking(MemoryMode.Auto) with { Metadata = """{"custom_timestamp":"2023-05-08T13:56:00Z"}""" });

        Assert.Equal(new DateTimeOffset(2023, 5, 8, 13, 56, 0, TimeSpan.Zero), Assert.Single(_thread.Operations).ToldAt);
    }

    [Fact]
    public void A_queued_message_is_pending_when_it_enters_the_history()
    {
        _thread.Send(NewId(), "one");
        _thread.Send(NewId(), Asking(MemoryMode.Auto));
        Assert.Empty(_thread.Operations);

        _thread.Answer("done");

        Assert.Equal(3, Assert.Single(_thread.Operations).MessageSeq);
    }

    [Fact]
    public void An_interrupted_message_that_stays_in_the_history_is_remembered()
    {
        _thread.Send(NewId(), "one");
        _thread.Send(NewId(), Asking(MemoryMode.Auto));

        _thread.Send(NewId(), "stop", OnBusy.Interrupt);

        Assert.Equal("I live in Berlin.", _thread.History.Single(message => message.Seq == Assert.Single(_thread.Operations).MessageSeq).Content);
    }

    [Fact]
    public void Only_a_run_whose_message_is_stored_names_an_operation()
    {
        var (stored, takenBack) = (NewId(), NewId());
        _thread.Send(stored, Asking(MemoryMode.Auto));
        _thread.Send(takenBack, Asking(MemoryMode.Auto));

        foreach (var run in new[] { takenBack, stored })
            _thread.Commit(draft =>
            {
                Cancelling.Cancel(draft, draft.State!.Find(run)!, "cancelled", null);
                return true;
            });

        var endings = _thread.Log.Where(entry => entry.Event is IEnding).ToDictionary(entry => entry.RunId, entry => ((IEnding)entry.Event).Outcome);
        Assert.Equal(Ids.OfMemoryOperation(stored), endings[stored].MemoryOperationId);
        Assert.Null(endings[takenBack].MemoryOperationId);
    }

    [Fact]
    public void A_turn_that_starts_again_is_not_read_twice()
    {
        _thread.Send(NewId(), Asking(MemoryMode.Auto));
        _thread.Orphan(Conversation.Now);

        _thread.Commit(draft =>
        {
            Recovering.Recover(draft, _ => null, _ => "", _thread.Options);
            return true;
        });

        Assert.Equal(2, _thread.State!.Active!.Attempt);
        Assert.Single(_thread.Operations);
    }

    private static RunRequest Asking(MemoryMode mode) => new() { Content = "I live in Berlin.", Provider = "p", Model = "m", Memory = mode };
}
