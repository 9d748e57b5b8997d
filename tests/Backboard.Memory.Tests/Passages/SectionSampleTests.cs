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
}
