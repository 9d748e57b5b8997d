namespace Backboard.Grains.Tests.Documents;

public sealed class PassageBudgetTests
{
    [Fact]
    public void What_fits_stays_whole() => Assert.Equal(10, PassageBudget.Thin(Passages(10), 1_000).Length);

    [Theory]
    [InlineData(100, 1_000)]
    [InlineData(11, 1_000)]
    [InlineData(100, 100)]
    public void What_does_not_is_thinned_evenly_from_the_first_on(int passages, int tokens)
    {
        var kept = PassageBudget.Thin(Passages(passages), tokens);

        Assert.Equal(0, kept[0].Chunk.Ordinal);
        Assert.InRange(kept.Sum(passage => passage.Chunk.Tokens), Math.Max(100, tokens - 100), tokens);
        var even = passages * 100 / (double)tokens;
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(pair.Second.Chunk.Ordinal - pair.First.Chunk.Ordinal, 1, even + 1));
    }

    [Fact]
    public void Scopes_are_merged_by_score_without_the_same_words_twice_within_the_tokens()
    {
        var merged = PassageBudget.Merge([[Passage("a", 0.9), Passage("b", 0.2)], [Passage("a", 0.8), Passage("c", 0.5), Passage("d", 0.1)]], 10, 300);

        Assert.Equal(["a", "c", "b"], merged.Select(passage => passage.Chunk.Text));
    }

    private static Passage Passage(string text, double score) => new(NewId(), "f", new DocumentChunk(0, 0, text, 100, null, null), score);

    private static ImmutableArray<Passage> Passages(int count) =>
        [.. Enumerable.Range(0, count).Select(at => new Passage(default, "f", new DocumentChunk(at, 0, $"{at}", 100, null, null), 0))];
}
