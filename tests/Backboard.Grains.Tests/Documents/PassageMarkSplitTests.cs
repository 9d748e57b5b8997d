using System.Text;

namespace Backboard.Grains.Tests.Documents;

/// <summary>A stream may be cut anywhere.</summary>
public sealed class PassageMarkSplitTests
{
    private const string Id = "0199a0b0-0000-7000-8000-000000000001";

    private static readonly Passage Rent = Texts.Passage("Rent is due “on the ﬁrst” of each\nmonth. It is [900].", start: 200);

    private static readonly string[] Pieces =
    [
        "[passage:p1 \"Rent is due\"]", "[passage:p1 \"due \"on the first\" of\"]", "[passage:p1 “each month”]", "[passage:p1 \"It is [900].\"]",
        "[passage:p2 \"Rent\"]", "[passage:p1 \"rent\"]", "[passage:p1]", "[passage:p1 Rent]", "[passage:p1\n", "[passage:p1 \"", "[passage:p1 \"Rent",
        "\"]", "]", "[", "\"", " ", "\n", "[passage", ":p1", "[PASSAGE:P1 \"It\" ]", "😀", "Rent is due", "“", "[[", "[passage:p1 \"a\" \"] ",
        $"[memory:{Id}]", "[memory:other]", "[memory:", new string('x', 70), new string('y', PassageMark.Longest),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_the_answer_is_cut_the_same_is_shown_and_cited(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var answer = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            var (whole, cut, single) = (Filtered(answer, () => answer.Length), Filtered(answer, () => random.Next(1, 30)), Filtered(answer, () => random.Next(1, 3)));

            Assert.Equal(whole, cut);
            Assert.Equal(whole, single);
        }
    }

    [Fact]
    public void Text_is_held_back_no_longer_than_it_may_become_a_mark()
    {
        var filter = new CitationFilter(new PassageMark(Texts.Shown(Rent)));

        Assert.Equal("It is due ", filter.Push("It is due [pass"));
        Assert.Equal("", filter.Push("age:p1 \"Rent is"));
        Assert.Equal("[1] then", filter.Push(" due\"] then"));
        Assert.Equal("[1] too", filter.Push("[1] too"));
        Assert.Equal("", filter.Flush());
    }

    private static string Filtered(string answer, Func<int> length)
    {
        var (memories, passages) = (new MemoryMark([Id]), new PassageMark(Texts.Shown(Rent)));
        var filter = new CitationFilter(memories, passages);
        var shown = new StringBuilder();
        for (var at = 0; at < answer.Length;)
        {
            var next = Math.Min(answer.Length - at, length());
            shown.Append(filter.Push(answer.Substring(at, next)));
            at += next;
        }

        shown.Append(filter.Flush());
        return $"{shown}\n{string.Join('\n', memories.Cited)}\n{string.Join('\n', passages.Citations)}";
    }
}
