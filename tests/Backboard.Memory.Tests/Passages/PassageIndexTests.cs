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
    public void A_passage_is_found_by_its_files_name_after_those_that_say_the_word()
    {
        var book = new PassageBook()
            .With(1, PassageBook.Chunks("Revenue rose", "Costs fell"), "invoice-2023.pdf")
            .With(2, PassageBook.Chunks("The invoice is overdue", "Nothing here"), "letters.txt");

        Assert.Equal(["2/0", "1/0", "1/1"], book.Ask("invoice"));
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
}
