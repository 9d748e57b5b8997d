namespace Backboard.Grains.Tests.Documents;

public sealed class SummarySampleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void A_short_document_is_shown_whole(int chunks) =>
        Assert.Equal(Enumerable.Range(0, chunks), Sampled(chunks));

    [Theory]
    [InlineData(13)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void Of_a_long_one_the_beginning_and_pieces_up_to_the_end_are_shown_evenly(int chunks)
    {
        var sampled = Sampled(chunks);

        Assert.Equal([0, 1, 2, 3], sampled[..4]);
        Assert.InRange(sampled.Length, 9, 12);
        var gaps = sampled[4..].Zip(sampled[5..], (a, b) => b - a).Distinct();
        Assert.InRange(chunks - sampled[^1], 0, Assert.Single(gaps));
    }

    [Fact]
    public void Only_what_fits_is_shown() => Assert.Equal([0, 1], Sampled(5, tokens: 29));

    private static int[] Sampled(int chunks, int tokens = int.MaxValue)
    {
        var sample = new SummarySample();
        for (var at = 0; at < chunks; at++)
            sample.Add(new DocumentChunk(at, 0, $"{at}\n", 10, null, null));
        return [.. sample.Text(tokens).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }
}
