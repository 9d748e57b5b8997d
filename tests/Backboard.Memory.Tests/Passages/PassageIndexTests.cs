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
}
