namespace Backboard.Memory.Tests.Recall;

public sealed class MemoryIndexTests
{
    [Theory]
    [InlineData("Who are my children?", "My child is called Tim")]
    [InlineData("RUNNING", "Runs every morning")]
    [InlineData("cafe", "Loves the Café Central")]
    [InlineData("東京", "私は東京に住んでいます")]
    [InlineData("Any dietary needs?", "Allergic to peanuts")]
    public void Forms_of_a_word_find_each_other(string question, string memory) =>
        Assert.Equal(memory, new RecallBook().With("Has a blue car", memory, "大阪が好き").Ask(question).FirstOrDefault());

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
    public void Pending_words_do_not_stay_in_memory()
    {
        var book = new RecallBook().With("Has a blue car");
        var said = new PendingMemory(RecallBook.Source(RecallBook.Thread, 7), "I'm allergic to peanuts", RecallBook.Now);

        Assert.NotEmpty(book.Search(RecallBook.Terms("allergic?", pending: said)));

        Assert.False(Letters.AreIn(book.Index, "peanut"));
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
    public void Who_is_asked_about_comes_before_who_is_not()
    {
        var book = new RecallBook().With(
            "Ann: I play chess on Fridays", "Bob: I play chess on Sundays", "Ann: My hat is new", "Bob: It is windy", "Ann: Good");

        Assert.Equal("Bob: I play chess on Sundays", book.Ask("When does Bob play chess?")[0]);
        Assert.Equal("Ann: I play chess on Fridays", book.Ask("When does Ann play chess?")[0]);
    }
}
