namespace Backboard.Memory.Tests.Extraction;

public sealed class DecisionTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private readonly ExtractionHarness _model = fixture.Model;

    [Fact]
    public async Task A_fact_is_added_with_the_place_of_its_words()
    {
        var message = "Hi!  I’m allergic\nto Peanuts, by the way.";
        var extracted = Assert.IsType<Extracted>(await _model.Answered(
            """{"facts": [{"action": "ADD", "content": "The user is allergic to peanuts.", "quote": "I'm allergic to peanuts.", "kind": "fact", "confidence": 0.8}]}""",
            Told.Words(message)));

        var decision = Assert.Single(extracted.Decisions);
        Assert.Equal("openai/fake-1/1", extracted.Extractor);
        Assert.Equal((MemoryEffectKind.Add, null, "The user is allergic to peanuts."), (decision.Kind, decision.MemoryId, decision.Content));
        Assert.Equal("I’m allergic\nto Peanuts", message.Substring(decision.Start, decision.Length));
        Assert.Equal((MemoryKind.Fact, 0.8), (decision.Of, decision.Confidence));
    }

    [Fact]
    public async Task Nothing_to_remember_is_no_decision() => Assert.Empty(await _model.Decided("", Told.Words("Thanks, that helps!")));

    [Fact]
    public async Task Without_a_model_the_rules_read()
    {
        var request = Told.Words("I'm allergic to peanuts.");

        Assert.Equal("rules/1", Assert.IsType<Extracted>(await _model.Extract(request with { Model = null })).Extractor);
        Assert.Equal("rules/1", Assert.IsType<Extracted>(await _model.Extract(request with { Model = Told.Model("local") })).Extractor);
    }

    [Fact]
    public async Task A_handle_stands_for_its_memory()
    {
        var (home, job, cat) = (Told.Memory("The user lives in Porto."), Told.Memory("The user works at Globex."), Told.Memory("The user has a cat."));
        var decisions = await _model.Decided(
            string.Join(',',
                Told.Fact("NONE", null, "my cat", "m3"),
                Told.Fact("delete", null, "I quit at Globex", "m2"),
                Told.Fact("UPDATE", "The user lives in Berlin.", "I moved to Berlin", "m1")),
            Told.Words("I moved to Berlin with my cat and I quit at Globex.", home, job, cat));

        Assert.Equal(
            [
                (MemoryEffectKind.Update, home.MemoryId, "The user lives in Berlin."),
                (MemoryEffectKind.None, cat.MemoryId, null),
                (MemoryEffectKind.Delete, (Guid?)job.MemoryId, (string?)null),
            ],
            decisions.Select(decision => (decision.Kind, decision.MemoryId, decision.Content)));
    }

    [Fact]
    public async Task The_day_of_an_event_is_kept_and_one_that_is_no_date_is_not()
    {
        var decisions = await _model.Decided(
            """
            {"action": "ADD", "content": "The user ran a marathon on 2026-03-09.", "quote": "I ran a marathon yesterday", "kind": "event", "occurred_on": "2026-03-09"},
            {"action": "ADD", "content": "The user flies to Oslo in spring.", "quote": "I fly to Oslo in spring", "kind": "event", "occurred_on": "spring"}
            """,
            Told.Words("I ran a marathon yesterday. I fly to Oslo in spring."));

        Assert.Equal([new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), null], decisions.Select(decision => decision.OccurredOn));
        Assert.All(decisions, decision => Assert.Equal(MemoryKind.Event, decision.Of));
    }

    [Fact]
    public async Task What_is_known_in_these_words_or_said_twice_is_not_added_again()
    {
        var known = Told.Memory("The user likes tea.");
        var decisions = await _model.Decided(
            string.Join(',',
                Told.Fact("ADD", "The user likes tea.", "I like tea"),
                Told.Fact("ADD", "The user likes jazz.", "and jazz"),
                Told.Fact("ADD", "the user likes jazz.", "jazz")),
            Told.Words("I like tea and jazz", known));

        Assert.Equal([(MemoryEffectKind.None, known.MemoryId), (MemoryEffectKind.Add, (Guid?)null)], decisions.Select(decision => (decision.Kind, decision.MemoryId)));
    }

    [Fact]
    public async Task What_was_told_before_a_memory_does_not_replace_it()
    {
        var later = Told.At.AddDays(5);
        var (home, job) = (Told.Memory("The user lives in Berlin.", later), Told.Memory("The user works at Globex.", later));
        var decisions = await _model.Decided(
            string.Join(',',
                Told.Fact("UPDATE", "The user lives in Porto.", "I live in Porto", "m1"),
                Told.Fact("DELETE", null, "I have no job", "m2")),
            Told.Words("I live in Porto and I have no job.", home, job));

        Assert.Equal((MemoryEffectKind.Add, null, later), (decisions[0].Kind, decisions[0].MemoryId, decisions[0].ValidTo));
        Assert.Equal(MemoryEffectKind.None, decisions[1].Kind);
    }
}
