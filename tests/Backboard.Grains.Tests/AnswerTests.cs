namespace Backboard.Grains.Tests;

public sealed class AnswerTests
{
    [Fact]
    public void A_flush_and_the_end_in_one_transaction_show_the_text_once()
    {
        var conversation = new Conversation();
        var runId = NewId();
        conversation.Send(runId, "hello");
        var answer = new Answer { IsStreamed = true };
        answer.AddReasoning("thinking");
        answer.AddText("so it is");

        conversation.Commit(draft =>
        {
            answer.TakePending().EmitPending(draft, runId);
            answer.AddText(" indeed");
            answer.Take().EmitPending(draft, runId);
            return true;
        });

        Assert.Equal("thinking", string.Concat(conversation.Log.Select(entry => entry.Event).OfType<ReasoningStreaming>().Select(delta => delta.Content)));
        Assert.Equal("so it is indeed", string.Concat(conversation.Log.Select(entry => entry.Event).OfType<ContentStreaming>().Select(delta => delta.Content)));
    }

    [Fact]
    public void A_run_that_a_transaction_ends_is_known_to_have_ended()
    {
        var conversation = new Conversation();
        var (ended, open) = (NewId(), NewId());
        conversation.Send(ended, "hello");

        conversation.Commit(draft =>
        {
            Assert.False(draft.Ends(ended));
            Cancelling.Cancel(draft, draft.State!.Find(ended)!, "cancelled", null);
            Assert.True(draft.Ends(ended));
            Assert.False(draft.Ends(open));
            return true;
        });
    }
}
