namespace Backboard.Memory.Tests.Passages;

/// <summary>What the port promises of any index of passages.</summary>
public sealed class PassageIndexContract
{
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

    [Fact]
    public void A_sample_of_a_document_names_its_chunks_in_the_order_of_the_text()
    {
        var book = new PassageBook().With(1, [
            PassageBook.Chunk(0, "preface"),
            .. Enumerable.Range(1, 20).Select(ordinal => PassageBook.Chunk(ordinal, $"text {ordinal}", ordinal < 18 ? "Body" : "Appendix"))]);

        Assert.Equal(["1/0", "1/1", "1/18"], book.Sample(1, 3));
        Assert.Equal(21, book.Sample(1, 100).Length);
    }

    [Fact]
    public void Nothing_is_sampled_of_a_document_that_is_not_there() =>
        Assert.Empty(new PassageBook().With(1, "text").Sample(2, 3));
}
