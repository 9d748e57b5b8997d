namespace Backboard.Grains.Tests.Documents;

public sealed class PassageMarkTests
{
    private static readonly Passage Rent = Texts.Passage("Rent is due on the first of each month.\nIt is 900 \"all in\" [see annex].", start: 200, page: 3);
    private static readonly Passage Pets = Texts.Passage("Pets need written permission.", ordinal: 4, start: 900, page: 5);

    [Theory]
    [InlineData("Monthly [passage:p1 \"Rent is due on the first\"].", "Monthly [1].", 200, "Rent is due on the first")]
    [InlineData("[passage:p2 \"Pets need written permission.\"]", "[1]", 900, "Pets need written permission.")]
    [InlineData("[Passage: P2 “written permission” ]", "[1]", 910, "written permission")]
    [InlineData("[passage:p1 \"each month. It is 900\"]", "[1]", 228, "each month.\nIt is 900")]
    [InlineData("[passage:p1 \"each month.\n| It is 900\"]", "[1]", 228, "each month.\nIt is 900")]
    [InlineData("[passage:p1 \"900 \"all in\" [see annex].\"]", "[1]", 246, "900 \"all in\" [see annex].")]
    [InlineData("[passage:p1 \"900 \\\"all in\\\"\"]", "[1]", 246, "900 \"all in\"")]
    public void Right_words_become_a_number_that_stands_for_their_place(string answer, string shown, int start, string quote)
    {
        var (text, citations) = Filtered(answer, Rent, Pets);

        Assert.Equal(shown, text);
        var citation = Assert.Single(citations);
        Assert.Equal((start, quote.Length, quote, 1), (citation.Start, citation.Length, citation.Quote, citation.Number));
        Assert.Equal((Texts.LeaseId, "lease.pdf", 0.5), (citation.DocumentId, citation.Filename, citation.Score));
        Assert.Equal(start < 900 ? 3 : 5, citation.Page);
    }

    [Theory]
    [InlineData("x [passage:p3 \"Pets need written permission.\"] y", "x  y")]
    [InlineData("x [passage:p1 \"Pets need written permission.\"] y", "x  y")]
    [InlineData("x [passage:p0 \"Pets\"] y", "x  y")]
    [InlineData("x [passage:lease \"Pets\"] y", "x  y")]
    [InlineData("x [passage:p2 \"Pets need no permission.\"] y", "x  y")]
    [InlineData("x [passage:p2 \"pets need\"] y", "x  y")]
    [InlineData("x [passage:p2 \"\"] y", "x  y")]
    [InlineData("x [passage:p2] y", "x  y")]
    [InlineData("x [passage:p2 Pets need written] y", "x  y")]
    [InlineData("x [passage:] y", "x  y")]
    public void A_wrong_citation_is_taken_out(string answer, string shown)
    {
        var (text, citations) = Filtered(answer, Rent, Pets);

        Assert.Equal(shown, text);
        Assert.Empty(citations);
    }

    [Theory]
    [InlineData("It ends in [passage:p2 \"Pets need")]
    [InlineData("[passage:p2\n\"Pets\"]")]
    [InlineData("See [1], a[2] and [passage] or [pass:p1 \"x\"].")]
    [InlineData("[passage:p2 \"Pets")]
    public void What_is_no_mark_stays(string answer) => Assert.Equal(answer, Filtered(answer, Pets, Pets).Text);

    [Fact]
    public void An_unfinished_mark_does_not_swallow_the_next() => Assert.Equal(
        "[passage:p1 \"open [1] and [passage:p1 \"open",
        Filtered("[passage:p1 \"open [passage:p1 \"Pets\"] and [passage:p1 \"open", Pets).Text);

    [Fact]
    public void What_is_longer_than_any_mark_is_none()
    {
        var answer = $"[passage:p1 \"{new string('x', PassageMark.Longest)}\"]";

        Assert.Equal(answer, Filtered(answer, Pets).Text);
    }

    [Fact]
    public void The_same_place_cited_again_keeps_its_number()
    {
        var (text, citations) = Filtered(
            "a [passage:p1 \"Rent is due\"] b [passage:p2 \"Pets need\"] c [passage:p1 \"Rent  is due\"] d [passage:p1 \"Rent is\"]", Rent, Pets);

        Assert.Equal("a [1] b [2] c [1] d [3]", text);
        Assert.Equal([1, 2, 3], citations.Select(citation => citation.Number));
    }

    [Fact]
    public void Where_no_passage_was_shown_marks_are_text()
    {
        const string answer = "The mark [passage:p1 \"Pets\"] is how one cites.";

        Assert.Equal(answer, Filtered(answer).Text);
    }

    [Fact]
    public void The_one_who_cites_memories_and_passages_keeps_both()
    {
        var (memories, passages) = (new MemoryMark(["id-1"]), new PassageMark(Texts.Shown(Pets)));
        var filter = new CitationFilter(memories, passages);

        var text = filter.Push("a [memory:id-1] b [passage:p1 \"Pets\"] c [memory:id-2] d [passage:p9 \"Pets\"]") + filter.Flush();

        Assert.Equal("a [memory:id-1] b [1] c  d ", text);
        Assert.Equal<string>(["id-1"], memories.Cited);
        Assert.Equal("Pets", Assert.Single(passages.Citations).Quote);
    }

    private static (string Text, ImmutableArray<Citation> Citations) Filtered(string answer, params Passage[] passages)
    {
        var mark = new PassageMark(Texts.Shown(passages));
        var filter = new CitationFilter(mark);
        return (filter.Push(answer) + filter.Flush(), mark.Citations);
    }
}
