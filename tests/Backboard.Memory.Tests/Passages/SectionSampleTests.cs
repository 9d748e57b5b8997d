using Backboard.Memory.Passages;

namespace Backboard.Memory.Tests.Passages;

public sealed class SectionSampleTests
{
    [Theory]
    [InlineData("aaaa", 0, "")]
    [InlineData("aaaa", 1, "0")]
    [InlineData("aaaaaaaa", 2, "0 4")]
    [InlineData("aaaaaaaa", 4, "0 2 4 6")]
    [InlineData("abcd", 9, "0 1 2 3")]
    [InlineData("aabbbbbbcc", 3, "0 2 8")]
    [InlineData("aabbbbbbcc", 4, "0 2 5 8")]
    [InlineData("aabbccddeeff", 3, "0 4 8")]
    [InlineData("aabbccddeeff", 1, "0")]
    [InlineData("", 3, "")]
    public void Places_are_spread_over_sections_and_begin_at_the_beginning(string sections, int limit, string places) =>
        Assert.Equal(places, string.Join(' ', SectionSample.Of([.. sections.Select(section => (int)section)], limit)));

    [Fact]
    public void A_sample_of_a_document_names_its_chunks_in_the_order_of_the_text()
    {
        var book = new PassageBook().With(1, [
            PassageBook.Chunk(0, "preface"),
            .. Enumerable.Range(1, 20).Select(ordinal => PassageBook.Chunk(ordinal, $"text {ordinal}", ordinal < 18 ? "Body" : "Appendix"))]);

        Assert.Equal(["1/0", "1/1", "1/18"], book.Index.Sample(PassageBook.Id(1), 3).Select(PassageBook.Name));
        Assert.Equal(21, book.Index.Sample(PassageBook.Id(1), 100).Length);
    }

    [Fact]
    public void Nothing_is_sampled_of_a_document_that_is_not_there() =>
        Assert.Empty(new PassageBook().With(1, "text").Index.Sample(PassageBook.Id(2), 3));
}
