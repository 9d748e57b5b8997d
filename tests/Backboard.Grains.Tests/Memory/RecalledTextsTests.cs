namespace Backboard.Grains.Tests.Memory;

public sealed class RecalledTextsTests
{
    private static readonly RetrievedMemory Kept = new("0199a0b0-0000-7000-8000-000000000001", "canary one", 0.5) { Version = 2 };
    private static readonly RetrievedMemory Pending = new(null, "canary two", 0.25) { MessageSeq = 3 };
    private static readonly TurnOutcome Outcome = new() { Provider = "p", Model = "m", RetrievedMemories = [Kept, Pending] };

    public static TheoryData<TurnEvent> Events =>
    [
        new MemoryRetrieved([Kept, Pending]),
        new RunEnded(Outcome),
        new MessageSaved(Outcome),
        new ToolSubmitRequired(Outcome),
        new RunFailed("e", "c", Outcome),
        new RunCancelled("cancelled", Outcome),
    ];

    [Theory]
    [MemberData(nameof(Events))]
    public void No_recalled_words_are_stored_with_an_event(TurnEvent turnEvent) =>
        Assert.DoesNotContain("canary", TurnEventCodec.PayloadOf(turnEvent), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_whole_again_once_its_words_are_given_back(TurnEvent turnEvent)
    {
        var stored = TurnEventCodec.Read(TurnEventCodec.TypeOf(turnEvent), TurnEventCodec.PayloadOf(turnEvent));

        var read = RecalledTexts.With(stored, memory => memory.Id is null ? "canary two" : "canary one");

        Assert.Equal(RecalledTexts.Of(turnEvent).AsEnumerable(), RecalledTexts.Of(read));
    }

    [Fact]
    public void What_has_no_words_any_more_is_not_named() =>
        Assert.Equal((IEnumerable<RetrievedMemory>)[Pending], RecalledTexts.Of(RecalledTexts.With(new RunEnded(Outcome), memory => memory.Id is null ? memory.Memory : null)));
}
