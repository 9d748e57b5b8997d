namespace Backboard.Grains.Tests.Memory;

public sealed class MemoryChangesTests
{
    private static readonly DateTimeOffset Told = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryOperation _operation = new(
        NewId(), new MemoryScope(new AssistantKey("acme", NewId()), "ann"), NewId(), NewId(), 7, Told, "p", "m") { CreatedAt = Told };

    [Fact]
    public void An_addition_is_a_first_version_with_its_source()
    {
        var added = Assert.Single(Changes([Add("I have a dog.") with { Start = 4, Length = 13, Of = MemoryKind.Fact, Confidence = 0.9 }])).Memory!;

        Assert.Equal((1, "I have a dog.", "ann", "rules/1", MemoryTrust.User), (added.Version, added.Content, added.UserId, added.Extractor, added.Trust));
        Assert.Equal(new MemorySource(_operation.ThreadId, _operation.MessageId, 7, 4, 13), added.Source);
        Assert.Equal((Told, null, Now, null), (added.ValidFrom, added.ValidTo, added.RecordedAt, added.RetiredAt));
    }

    [Fact]
    public void The_same_operation_adds_under_the_same_ids()
    {
        Assert.Equal(Changes([Add("a"), Add("b")]).Select(change => change.Memory!.MemoryId), Changes([Add("a"), Add("b")]).Select(change => change.Memory!.MemoryId));
        Assert.NotEqual(Changes([Add("a"), Add("b")])[0].Memory!.MemoryId, Changes([Add("a"), Add("b")])[1].Memory!.MemoryId);
    }

    [Fact]
    public void An_update_is_the_next_version_under_the_same_id()
    {
        var known = Known("I live in Berlin.", Told.AddDays(-9)) with { Version = 3, Metadata = """{"a":1}""" };

        var change = Assert.Single(Changes([new MemoryDecision(MemoryEffectKind.Update, known.MemoryId, "I live in Paris.")], known));

        Assert.Equal((known.MemoryId, 4, "I live in Paris.", known.Metadata), (change.Memory!.MemoryId, change.Memory.Version, change.Memory.Content, change.Memory.Metadata));
        Assert.Equal(known.CreatedAt, change.Memory.CreatedAt);
    }

    [Fact]
    public void A_retired_memory_keeps_its_words_and_names_what_took_its_place()
    {
        var known = Known("I have a car.", Told.AddDays(-9));

        var changes = Changes([new MemoryDecision(MemoryEffectKind.Delete, known.MemoryId, null) { SupersededBy = 1 }, Add("I have a bike.")], known);

        Assert.Equal(("I have a car.", Told, Now), (changes[0].Memory!.Content, changes[0].Memory!.ValidTo!.Value, changes[0].Memory!.RetiredAt!.Value));
        Assert.Equal(changes[1].Memory!.MemoryId, changes[0].Memory!.SupersededBy);
    }

    [Fact]
    public void What_was_true_before_something_told_later_is_recorded_as_past()
    {
        var added = Assert.Single(Changes([Add("I live in Rome.") with { ValidTo = Told.AddDays(30) }])).Memory!;

        Assert.False(added.IsCurrent);
        Assert.Equal(Told.AddDays(30), added.ValidTo);
    }

    private static MemoryDecision Add(string content) => new(MemoryEffectKind.Add, null, content) { Length = content.Length };

    private ImmutableArray<MemoryChange> Changes(ImmutableArray<MemoryDecision> decisions, params MemoryRecord[] related) =>
        MemoryChanges.Of(_operation, new Extracted(decisions, "rules/1"), [.. related], Now);

    private static MemoryRecord Known(string content, DateTimeOffset told) => new()
    {
        MemoryId = NewId(), Version = 1, Content = content, Extractor = "rules/1", ValidFrom = told, RecordedAt = told, CreatedAt = told,
    };
}
