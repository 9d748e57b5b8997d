namespace Backboard.Memory.Tests.Recall;

public sealed class MemoryIndexTests
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

    [Theory]
    [InlineData("Who are my children?", "My child is called Tim")]
    [InlineData("RUNNING", "Runs every morning")]
    [InlineData("cafe", "Loves the Café Central")]
    [InlineData("東京", "私は東京に住んでいます")]
    [InlineData("Any dietary needs?", "Allergic to peanuts")]
    public void Forms_of_a_word_find_each_other(string question, string memory) =>
        Assert.Equal(memory, new RecallBook().With("Has a blue car", memory, "大阪が好き").Ask(question).FirstOrDefault());

    [Fact]
    public void Doubles_are_returned_once()
    {
        var book = new RecallBook().With("Likes green tea.", "likes GREEN tea", "Doesn't like green tea");

        Assert.Equal(2, book.Ask("green tea").Length);
    }

    [Fact]
    public void Nothing_of_a_removed_memory_stays_in_memory()
    {
        var book = new RecallBook().With("Likes green tea").With(RecallBook.Memory(7, "Keeps an axolotl") with { Source = RecallBook.Source(RecallBook.Thread, 3) });
        book.Index.Hear(new SaidMessage(RecallBook.Thread, 3, "My axolotl is called Quetzalcoatl"));
        Assert.NotEmpty(book.Ask("Quetzalcoatl?"));
        Assert.True(Letters.AreIn(book.Index, "axolotl"));

        book.Index.Remove(RecallBook.Id(7));

        Assert.False(Letters.AreIn(book.Index, "axolotl"));
        Assert.False(Letters.AreIn(book.Index, "quetzalcoatl"));
        Assert.Equal("Keeps an axolotl", book.With("Keeps an axolotl").Ask("axolotls?")[0]);
    }

    [Fact]
    public void A_budget_is_never_exceeded_and_short_memories_fill_it_up()
    {
        var book = new RecallBook().With("tea " + new string('x', 400), "tea at five", "tea at six");

        Assert.Equal(2, book.Ask("tea", tokens: 20).Length);
        Assert.Single(book.Ask("tea", limit: 1));
    }

    [Fact]
    public void A_date_in_the_question_finds_what_is_of_that_day_and_says_so()
    {
        var book = new RecallBook()
            .With(RecallBook.Memory(1, "Went to the dentist", RecallBook.Now.AddDays(-1)))
            .With(RecallBook.Memory(2, "Bought a kite", RecallBook.Now.AddDays(-40)) with { OccurredOn = new(2024, 4, 3, 0, 0, 0, TimeSpan.Zero) })
            .With(RecallBook.Memory(3, "Collects stamps"));

        var yesterday = book.Search(RecallBook.Terms("What did I do yesterday?") with { IncludesUnmatched = false });
        var april = book.Search(RecallBook.Terms("What was in April?") with { IncludesUnmatched = false });

        Assert.Equal(RecallBook.Now.AddDays(-1).Date, Assert.Single(yesterday).Why.Date!.Value.Date);
        Assert.Equal("Bought a kite", april[0].Memory.Content);
        Assert.Equal(new DateTimeOffset(2024, 4, 3, 0, 0, 0, TimeSpan.Zero), april[0].Why.Date);
    }

    [Fact]
    public void What_was_said_next_to_a_hit_comes_with_it()
    {
        var book = new RecallBook();
        string[] said = ["Nothing much", "We adopted a cat", "Her name is Luna", "It rains", "See you"];
        for (var i = 0; i < said.Length; i++)
            book.With(RecallBook.Memory(i + 1, said[i]) with { Source = RecallBook.Source(RecallBook.Thread, (i * 2) + 1) });
        book.With(RecallBook.Memory(90, "Likes opera") with { Source = RecallBook.Source(RecallBook.Id(77), 4) });

        var found = book.Ask("the cat?");

        Assert.Equal("We adopted a cat", found[0]);
        Assert.Equal(["Her name is Luna", "Nothing much"], found.Skip(1).Order());
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
    public void Who_is_asked_about_comes_before_who_is_not()
    {
        var book = new RecallBook().With(
            "Ann: I play chess on Fridays", "Bob: I play chess on Sundays", "Ann: My hat is new", "Bob: It is windy", "Ann: Good");

        Assert.Equal("Bob: I play chess on Sundays", book.Ask("When does Bob play chess?")[0]);
        Assert.Equal("Ann: I play chess on Fridays", book.Ask("When does Ann play chess?")[0]);
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
}
