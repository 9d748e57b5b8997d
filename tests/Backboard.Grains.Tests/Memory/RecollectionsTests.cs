namespace Backboard.Grains.Tests.Memory;

public sealed class RecollectionsTests
{
    [Fact]
    public void Scopes_are_merged_by_score_and_each_keeps_its_order() =>
        Assert.Equal(["a", "x", "b", "c", "y"], Merge(10, 1_000, [("a", 0.9), ("b", 0.5), ("c", 0)], [("x", 0.7), ("y", 0)]));

    [Fact]
    public void The_same_words_in_two_scopes_are_told_once() =>
        Assert.Equal(["Likes tea", "z"], Merge(10, 1_000, [("Likes tea", 0.9)], [("likes tea ", 0.8), ("z", 0.1)]));

    [Fact]
    public void The_number_is_limited() => Assert.Equal(["a", "x"], Merge(2, 1_000, [("a", 0.9), ("b", 0.1)], [("x", 0.5)]));

    [Fact]
    public void What_does_not_fit_the_tokens_is_passed_over_for_what_does()
    {
        var merged = Merge(10, RecallBudget.TokensOf("abc") + RecallBudget.TokensOf("xyz"), [("abc", 0.9), (new string('l', 400), 0.8)], [("xyz", 0.5)]);

        Assert.Equal(["abc", "xyz"], merged);
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", true)]
    [InlineData("""{"a":1}""", """{"a":1.0}""", true)]
    [InlineData("""{"a":{"b":[1,2]}}""", """{"a":{"b":[1,2]}}""", true)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":1,"c":3}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":1}""", null, false)]
    [InlineData("""{}""", null, true)]
    public void A_filter_holds_where_all_its_members_are_equal(string filter, string? metadata, bool holds) =>
        Assert.Equal(holds, MetadataMatch.Holds(filter, metadata));

    private static IEnumerable<string> Merge(int limit, int tokens, params (string Text, double Score)[][] scopes) =>
        Recollections.Merge(
            scopes.Select(scope => (ImmutableArray<RetrievedMemory>)[.. scope.Select(memory => new RetrievedMemory("id", memory.Text, memory.Score))]),
            limit,
            tokens).Select(memory => memory.Memory);
}
