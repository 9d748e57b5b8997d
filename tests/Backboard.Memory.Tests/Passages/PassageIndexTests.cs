namespace Backboard.Memory.Tests.Passages;

public sealed class PassageIndexTests
{
    [Theory]
    [InlineData("What does the warranty cover?", "The warranty covers the battery for two years")]
    [InlineData("RUNNING costs", "It runs for nine cents a mile")]
    [InlineData("creme", "Served with crème fraîche")]
    [InlineData("refridgerator", "The refrigerator hums at night")]
    [InlineData("東京の本社", "本社は東京にあります")]
    [InlineData("โรงแรม", "เราพักที่โรงแรมใหญ่")]
    public void A_passage_is_found_by_words_and_their_forms(string question, string passage) =>
        Assert.Equal("1/1", new PassageBook().With(1, "A paragraph on something else", passage, "大阪は雨です").Ask(question).FirstOrDefault());

    [Fact]
    public void A_passage_is_found_by_its_heading()
    {
        var book = new PassageBook().With(1, [
            PassageBook.Chunk(0, "Two years from the day of purchase", "Manual › Warranty"),
            PassageBook.Chunk(1, "Press the button for three seconds", "Manual › Pairing")]);

        Assert.Equal(["1/0"], book.Ask("warranty"));
        Assert.Equal("1/1", book.Ask("How do I start pairing?")[0]);
    }

    [Fact]
    public void A_passage_is_found_by_its_files_name_after_those_that_say_the_word()
    {
        var book = new PassageBook()
            .With(1, PassageBook.Chunks("Revenue rose", "Costs fell"), "invoice-2023.pdf")
            .With(2, PassageBook.Chunks("The invoice is overdue", "Nothing here"), "letters.txt");

        Assert.Equal(["2/0", "1/0", "1/1"], book.Ask("invoice"));
    }

    [Fact]
    public void What_has_none_of_the_words_is_not_found()
    {
        var book = new PassageBook().With(1, "The warranty covers the battery");

        Assert.Empty(book.Ask("the and of"));
        Assert.Empty(book.Ask(""));
        Assert.Empty(book.Ask("zzyzx"));
        Assert.Empty(new PassageBook().Ask("warranty"));
    }

    [Fact]
    public void A_removed_document_is_never_found()
    {
        var book = new PassageBook().With(1, "tea from China", "coffee from Kenya").With(2, "tea from India");

        book.Index.Remove(PassageBook.Id(1));
        book.Index.Remove(PassageBook.Id(7));

        Assert.Equal(["2/0"], book.Ask("tea or coffee from China, Kenya or India"));
        Assert.Equal([PassageBook.Id(2)], book.Index.Documents);
        Assert.Equal(1, book.Index.Count);
        Assert.Empty(book.Index.Sample(PassageBook.Id(1), 5));
    }

    [Fact]
    public void Nothing_of_a_removed_document_stays_in_memory()
    {
        var book = new PassageBook().With(1, [PassageBook.Chunk(0, "The quetzalcoatl of Teotihuacan", "Feathered serpents")], "axolotl.txt").With(2, "tea from India");
        Assert.Equal(["1/0"], book.Ask("quetzalcoatls"));
        string[] words = ["quetzalcoatl", "teotihuacan", "serpent", "axolotl"];
        Assert.All(words, word => Assert.True(Letters.AreIn(book.Index, word), word));

        book.Index.Remove(PassageBook.Id(1));

        Assert.All(words, word => Assert.False(Letters.AreIn(book.Index, word), word));
        Assert.True(Letters.AreIn(book.Index, "india"));
    }

    [Theory]
    [InlineData("running shoes", "It runs well")]
    [InlineData("it run", "Running shoes")]
    [InlineData("refridgerator", "The refrigerator hums")]
    public void A_word_that_was_forgotten_is_found_when_it_comes_back(string question, string passage)
    {
        var book = new PassageBook().With(1, "Running, it ran: a refrigerator on shoes", passage).With(2, "tea from India");
        Assert.NotEmpty(book.Ask(question));
        book.Index.Remove(PassageBook.Id(1));
        Assert.Empty(book.Ask(question));

        book.With(3, passage);

        Assert.Equal(["3/0"], book.Ask(question));
    }

    [Fact]
    public void A_chunk_that_is_put_again_is_replaced()
    {
        var book = new PassageBook().With(1, "tea from China", "coffee from Kenya");

        book.With(1, [PassageBook.Chunk(1, "cocoa from Ghana")]);

        Assert.Empty(book.Ask("coffee"));
        Assert.Equal(["1/1"], book.Ask("cocoa"));
        Assert.Equal(2, book.Index.Count);
    }

    [Fact]
    public void Doubles_are_returned_once()
    {
        var book = new PassageBook().With(1, "Green tea, every day.", "coffee").With(2, "GREEN tea every day");

        Assert.Single(book.Ask("green tea"));
    }

    [Fact]
    public void A_providers_vector_finds_what_no_word_does()
    {
        var book = new PassageBook(new EmbeddingSpace("acme", "small", 4));
        var vectors = ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty
            .Add(0, new float[] { 1, 0, 0, 0 }).Add(1, new float[] { 0, 1, 0, 0 });
        book.Index.Put(PassageBook.Id(1), "a.txt", PassageBook.Chunks("sweet things", "loud things"), vectors);

        var found = book.Index.Search(new PassageTerms("dessert", new float[] { 0.9f, 0.1f, 0, 0 }, 10));

        Assert.Equal("1/0", PassageBook.Name(Assert.Single(found).Chunk));
    }

    [Fact]
    public void A_limit_holds_and_scores_fall_from_at_most_one()
    {
        var book = new PassageBook().With(1, [.. Enumerable.Range(0, 30).Select(i => $"tea number {i} {new string('x', i)}")]);

        var found = book.Search("tea number 7", limit: 12);

        Assert.Equal(12, found.Length);
        Assert.All(found, passage => Assert.InRange(passage.Score, 0.0001, 1));
        Assert.Equal(found.Select(passage => passage.Score).OrderDescending(), found.Select(passage => passage.Score));
    }
}
