namespace Backboard.Grains.Tests;

public sealed class CitedTextsTests
{
    private static readonly Citation First = new(NewId(), 10, 6, 1, 0.5) { Number = 1, Filename = "canary.pdf", Quote = "canary" };
    private static readonly Citation Second = First with { DocumentId = NewId(), Number = 2, Filename = "other.md", Quote = "canary two" };
    private static readonly TurnOutcome Outcome = new() { Provider = "p", Model = "m", Citations = [First, Second] };

    public static TheoryData<TurnEvent> Events =>
        [new RunEnded(Outcome), new ToolSubmitRequired(Outcome), new RunFailed("e", "c", Outcome), new RunCancelled("cancelled", Outcome)];

    [Theory]
    [MemberData(nameof(Events))]
    public void No_cited_words_are_stored_with_an_event(TurnEvent turnEvent) =>
        Assert.DoesNotContain("canary", TurnEventCodec.PayloadOf(turnEvent), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_whole_again_once_its_words_are_given_back(TurnEvent turnEvent)
    {
        var read = CitedTexts.With(Stored(turnEvent), citation => TextOf(citation.Number == 1 ? First : Second));

        Assert.Equal<Citation>([First, Second], CitedTexts.Of(read));
    }

    [Fact]
    public void A_deleted_documents_citations_are_gone_and_the_others_keep_their_numbers()
    {
        var read = CitedTexts.With(Stored(new RunEnded(Outcome)), citation => citation.DocumentId == First.DocumentId ? null : TextOf(Second));

        Assert.Equal(Second, Assert.Single(CitedTexts.Of(read)));
    }

    private static CitedText TextOf(Citation citation) => new(citation.Filename, citation.Quote);

    private static TurnEvent Stored(TurnEvent turnEvent) =>
        TurnEventCodec.Read(TurnEventCodec.TypeOf(turnEvent), TurnEventCodec.PayloadOf(turnEvent));
}
