namespace Backboard.Memory.Tests.Recall;

public sealed class PendingContract
{
    private static readonly MemorySource Source = RecallBook.Source(RecallBook.Thread, 7);

    [Fact]
    public void Pending_words_are_found_like_memories_and_leave_no_trace()
    {
        var book = new RecallBook().With("Has a blue car");
        var terms = RecallBook.Terms("allergic?", pending: new PendingMemory(Source, "I'm allergic to peanuts", RecallBook.Now));

        var found = book.Search(terms)[0];

        Assert.True(found.IsPending);
        Assert.Equal((Guid.Empty, "I'm allergic to peanuts"), (found.Memory.MemoryId, found.Memory.Content));
        Assert.Equal(Source.MessageId, found.Why.MessageId);
        Assert.Equal(1, book.Index.Count);
        Assert.Empty(book.Ask("allergic?"));
    }

    [Fact]
    public void A_memory_takes_the_place_of_the_pending_words_it_was_made_of()
    {
        var book = new RecallBook().With(RecallBook.Memory(1, "The user is allergic to peanuts") with { Source = Source });

        var found = book.Search(RecallBook.Terms("allergic?", pending: new PendingMemory(Source, "I am allergic to peanuts!", RecallBook.Now)));

        Assert.False(Assert.Single(found).IsPending);
    }

    [Fact]
    public void The_same_words_said_again_yield_the_memory()
    {
        var book = new RecallBook().With("Likes green tea");

        var found = book.Search(RecallBook.Terms("tea", pending: new PendingMemory(Source, "likes green tea!", RecallBook.Now)));

        Assert.False(Assert.Single(found).IsPending);
    }

    [Fact]
    public void A_filter_holds_for_pending_words_too()
    {
        var terms = RecallBook.Terms("tea", pending: new PendingMemory(Source, "likes green tea!", RecallBook.Now));

        Assert.Empty(new RecallBook().Search(terms with { Filter = memory => memory.Source?.ThreadId != RecallBook.Thread }));
    }
}
