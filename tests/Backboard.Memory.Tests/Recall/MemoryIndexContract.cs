namespace Backboard.Memory.Tests.Recall;

/// <summary>What the port promises of any index of memories.</summary>
public sealed class MemoryIndexContract
{
    [Fact]
    public void What_fits_is_returned_whole_the_unmatched_last_and_newest_first()
    {
        var book = new RecallBook()
            .With(RecallBook.Memory(1, "Plays the violin", RecallBook.Now.AddDays(-3)))
            .With(RecallBook.Memory(2, "Works as a baker", RecallBook.Now.AddDays(-1)))
            .With(RecallBook.Memory(3, "Owns a red bicycle", RecallBook.Now.AddDays(-2)));

        Assert.Equal(["Plays the violin", "Works as a baker", "Owns a red bicycle"], book.Ask("the violin?", unmatched: true));
    }

    [Fact]
    public void What_does_not_fit_is_returned_only_where_it_matches()
    {
        var book = new RecallBook().With("Plays the violin", "Works as a baker", "Owns a red bicycle");

        Assert.Equal(["Plays the violin"], book.Ask("the violin?", limit: 2, unmatched: true));
        Assert.Equal(["Plays the violin"], book.Ask("the violin?", tokens: 20, unmatched: true));
        Assert.Equal(["Plays the violin"], book.Ask("the violin?"));
    }

    [Fact]
    public void Doubles_are_returned_once()
    {
        var book = new RecallBook().With("Likes green tea.", "likes GREEN tea", "Doesn't like green tea");

        Assert.Equal(2, book.Ask("green tea").Length);
    }

    [Fact]
    public void A_budget_is_never_exceeded_and_short_memories_fill_it_up()
    {
        var book = new RecallBook().With("tea " + new string('x', 400), "tea at five", "tea at six");

        Assert.Equal(2, book.Ask("tea", tokens: 20).Length);
        Assert.Single(book.Ask("tea", limit: 1));
    }

    [Fact]
    public void The_words_that_matched_are_named_as_the_question_has_them()
    {
        var source = RecallBook.Source(RecallBook.Thread, 3);
        var book = new RecallBook().With("Has a bike").With(RecallBook.Memory(5, "The dog is called Rex") with { Source = source });

        var why = book.Search(RecallBook.Terms("My DOGS and Zebras?"))[0].Why;

        Assert.Equal("DOGS", Assert.Single(why.Words));
        Assert.Equal((source.ThreadId, source.MessageId), (why.ThreadId, why.MessageId));
    }

    [Fact]
    public void Scores_fall_along_the_order_and_stay_between_0_and_1()
    {
        var book = new RecallBook().With("red apple", "red apple pie with cream", "green apple", "red car", "blue sky");

        var scores = book.Search(RecallBook.Terms("red apple pie")).Select(found => found.Score).ToList();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
        Assert.Equal(0, scores[^1]);
        Assert.True(scores[0] > scores[2]);
    }

    [Fact]
    public void An_empty_index_and_an_empty_question_are_no_trouble()
    {
        Assert.Empty(new RecallBook().Ask("anything?", unmatched: true));
        Assert.Empty(new RecallBook().With("A thing").Ask(""));
        Assert.Single(new RecallBook().With("A thing").Ask("", unmatched: true));
        Assert.Single(new RecallBook().With("...").Ask("the", unmatched: true));
    }

    [Fact]
    public void Vectors_of_a_model_find_what_shares_no_word()
    {
        var book = new RecallBook(new EmbeddingSpace("openai", "small", 3))
            .With(RecallBook.Memory(1, "Works at a bakery"), 0, 1, 0)
            .With(RecallBook.Memory(2, "Feline owner"), 1, 0, 0)
            .With(RecallBook.Memory(3, "No vector yet, but a cat"));

        var found = book.Search(RecallBook.Terms("cat") with { Vector = new float[] { 0.98f, 0.199f, 0 }, IncludesUnmatched = false });

        Assert.Equal(["Feline owner", "No vector yet, but a cat"], found.Select(memory => memory.Memory.Content).Order());
    }

    [Fact]
    public void What_an_operator_wrote_is_never_offered_for_change()
    {
        var book = new RecallBook().With(RecallBook.Memory(1, "I live in Berlin") with { Trust = MemoryTrust.Operator });

        Assert.Empty(book.Index.Related("I moved from Berlin", 10));
    }

    [Fact]
    public void What_is_alike_is_offered_for_change_and_no_more_than_asked_for()
    {
        var book = new RecallBook().With("Works at a bakery", "Works at a bakery in Rome", "Has a cat");

        Assert.Equal(2, book.Index.Related("Works at the bakery now", 9).Length);
        Assert.Single(book.Index.Related("Works at the bakery now", 1));
    }

    [Fact]
    public void A_memory_is_held_in_its_newest_version_until_it_is_retired_or_removed()
    {
        var book = new RecallBook().With("Likes tea", "Has a cat").With(RecallBook.Memory(1, "Likes coffee") with { Version = 2 });
        Assert.Empty(book.Ask("tea"));
        Assert.Equal(["Likes coffee"], book.Ask("coffee"));
        Assert.Equal(2, book.Index.Count);

        book.With(RecallBook.Memory(1, "Likes coffee") with { Version = 2, RetiredAt = RecallBook.Now });
        book.Index.Remove(RecallBook.Id(2));
        book.Index.Remove(RecallBook.Id(77));

        Assert.Empty(book.Ask("coffee or a cat", unmatched: true));
        Assert.Equal(0, book.Index.Count);
    }

    [Fact]
    public void A_filter_holds_before_limits_are_judged()
    {
        var book = new RecallBook().With("Likes green tea", "Likes black tea", "Likes white tea");

        var found = book.Search(RecallBook.Terms("tea", limit: 1) with { Filter = memory => memory.Content.Contains("black", StringComparison.Ordinal) });

        Assert.Equal("Likes black tea", Assert.Single(found).Memory.Content);
    }
}
