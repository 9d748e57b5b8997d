namespace Backboard.Memory.Tests.Recall;

public sealed class RelatedTests
{
    [Fact]
    public void What_shares_an_attribute_comes_before_what_shares_words()
    {
        var book = new RecallBook().With("Paris is on the wish list", "I live in Berlin", "Has a cat");

        Assert.Equal(["I live in Berlin", "Paris is on the wish list"], Related(book, "I moved to Paris"));
    }

    [Fact]
    public void The_attributes_follow_every_change()
    {
        var book = new RecallBook().With("I live in Berlin");
        Assert.Single(Related(book, "I moved to Rome"));

        book.With(RecallBook.Memory(1, "Has a cat")).With(RecallBook.Memory(2, "I live in Oslo"));
        Assert.Equal(["I live in Oslo"], Related(book, "I moved to Rome"));

        book.Index.Remove(RecallBook.Id(2));
        Assert.Empty(Related(book, "I moved to Rome"));
    }

    [Fact]
    public void No_more_than_asked_for_is_returned() =>
        Assert.Equal(3, new RecallBook().With([.. Enumerable.Range(0, 9).Select(i => $"I live in house {i}")]).Index.Related("I live here", 3).Length);

    private static IEnumerable<string> Related(RecallBook book, string statement) =>
        book.Index.Related(statement, 10).Select(memory => memory.Content);
}
