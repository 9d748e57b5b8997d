using System.Text;
using System.Text.RegularExpressions;

namespace Backboard.Grains.Tests;

public sealed partial class CitationFilterTests
{
    private const string First = "0199a0b0-0000-7000-8000-000000000001";
    private const string Second = "0199a0b0-0000-7000-8000-000000000002";

    private static readonly string[] Pieces =
    [
        $"[memory:{First}]", $"[memory:{Second}]", $"[Memory: {First} ]", "[memory:unknown]", "[memory:]", "[memory", "memory:", "[", "]", "[[",
        "[memory:\n", $"[memory:{new string('x', MemoryMark.LongestId)}]", $"[memory:{new string('x', MemoryMark.LongestId + 1)}]",
        "You like tea", " ", ".", "😀", "\n", "[1]", "[memo", "[memory:ab[memory:cd]", "日本",
    ];

    [Theory]
    [InlineData($"You like tea [memory:{First}].", $"You like tea [memory:{First}].", 1)]
    [InlineData("You like tea [memory:made-up].", "You like tea .", 0)]
    [InlineData($"[memory:{First}][memory:{First}]", $"[memory:{First}][memory:{First}]", 1)]
    [InlineData("See [1] and [memory lane].", "See [1] and [memory lane].", 0)]
    [InlineData("It ends with [memory:", "It ends with [memory:", 0)]
    [InlineData("", "", 0)]
    public void Only_what_was_retrieved_is_cited(string answer, string shown, int cited)
    {
        var mark = new MemoryMark([First, Second]);
        var filter = new CitationFilter(mark);

        Assert.Equal(shown, filter.Push(answer) + filter.Flush());
        Assert.Equal(cited, mark.Cited.Length);
    }

    [Fact]
    public void Ids_are_listed_once_in_the_order_of_the_answer_as_they_were_given()
    {
        var mark = new MemoryMark([First, Second]);

        new CitationFilter(mark).Push($"b [memory:{Second.ToUpperInvariant()}] a [memory:{First}] b [memory:{Second}]");

        Assert.Equal<string>([Second, First], mark.Cited);
    }

    [Fact]
    public void Text_without_a_bracket_passes_at_once()
    {
        var filter = new CitationFilter(new MemoryMark([First]));

        Assert.Equal("You like", filter.Push("You like"));
        Assert.Equal(" tea ", filter.Push(" tea ["));
        Assert.Equal("[1] too", filter.Push("1] too"));
        Assert.Equal("", filter.Flush());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_the_answer_is_cut_the_same_is_shown_and_cited(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var answer = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var mark = new MemoryMark([First, Second]);
            var filter = new CitationFilter(mark);
            var shown = new StringBuilder();
            for (var at = 0; at < answer.Length;)
            {
                var length = random.Next(1, Math.Min(answer.Length - at, 12) + 1);
                shown.Append(filter.Push(answer.Substring(at, length)));
                at += length;
            }

            shown.Append(filter.Flush());

            Assert.Equal(Citation().Replace(answer, match => IsRetrieved(match) ? match.Value : ""), shown.ToString());
            Assert.Equal(Citation().Matches(answer).Where(IsRetrieved).Select(Id).Distinct(), mark.Cited);
        }
    }

    private static bool IsRetrieved(Match match) => Id(match) is First or Second;

    private static string Id(Match match) => match.Groups["id"].Value.Trim().ToLowerInvariant();

    [GeneratedRegex(@"\[memory:(?<id>[^\[\]\n]{1,64})\]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Citation();
}
