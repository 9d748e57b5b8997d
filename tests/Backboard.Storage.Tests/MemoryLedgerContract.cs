namespace Backboard.Storage.Tests;

public sealed class SqliteMemoryLedger() : MemoryLedgerContract(TestStore.Sqlite);

public sealed class PostgresMemoryLedger() : MemoryLedgerContract(TestStore.Postgres);

/// <summary>Versions are appended, and the past can be asked for.</summary>
public abstract class MemoryLedgerContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    private static readonly DateTimeOffset Later = Given.Now.AddDays(1);

    [Fact]
    public async Task Every_field_of_a_memory_comes_back()
    {
        var memory = Given.Memory("café 🍵", new MemorySource(Given.Id(), Given.Id(), 7, 3, 4)) with
        {
            UserId = "ann/o'hara", Kind = MemoryKind.Preference, Confidence = 0.75, Trust = MemoryTrust.Operator, Extractor = "openai/gpt/1",
            ValidTo = Later, RetiredAt = Later.AddHours(1), SupersededBy = Given.Id(), Metadata = "{\"a\":1}", OccurredOn = Given.Now.AddDays(-3),
        };
        Assert.Equal(memory, await Store.Memories.Insert(Of(memory.UserId), memory, null, None));
        Assert.Equal(memory, await Store.MemoryQueries.Find(Assistant, memory.MemoryId, None));
        var plain = Given.Memory();
        Assert.Equal(plain, await Store.Memories.Insert(Shared, plain, null, None));
    }

    [Fact]
    public async Task A_memory_is_inserted_once_and_never_for_a_missing_assistant()
    {
        var memory = await Add("likes tea");
        Assert.Equal(memory, await Store.Memories.Insert(Shared, memory with { Content = "other" }, null, None));
        Assert.Null(await Store.Memories.Insert(Of("ann"), memory, null, None));
        Assert.Null(await Store.Memories.Insert(new MemoryScope(new AssistantKey("other", AssistantId), null), Given.Memory(), null, None));
        Assert.Null(await Store.Memories.Insert(new MemoryScope(new AssistantKey(Tenant, Given.Id()), null), Given.Memory(), null, None));
        await Store.Memories.Delete(Shared, memory.MemoryId, None);
        Assert.Null(await Store.Memories.Insert(Shared, memory, null, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Memories.Insert(Shared, Given.Memory("a\0b"), null, None));
    }

    [Fact]
    public async Task Replacing_appends_a_version_by_hand_and_closes_the_one_before()
    {
        var first = await Add("likes tea", source: new MemorySource(Given.Id(), Given.Id(), 1, 0, 9));
        var second = (await Store.Memories.Replace(Shared, first.MemoryId, "likes milk", Change<string>.To("{}"), Later, null, None))!;
        var third = (await Store.Memories.Replace(Shared, first.MemoryId, "likes rum", default, Later.AddDays(1), null, None))!;
        Assert.Equal(
            first with
            {
                Version = 2, Content = "likes milk", Metadata = "{}", Source = null, Extractor = "api", Trust = MemoryTrust.Operator,
                ValidFrom = Later, RecordedAt = Later,
            },
            second);
        Assert.Equal((3, "{}", Given.Now), (third.Version, third.Metadata, third.CreatedAt));
        MemoryRecord[] closed =
        [
            first with { ValidTo = Later, RetiredAt = Later, SupersededBy = first.MemoryId },
            second with { ValidTo = Later.AddDays(1), RetiredAt = Later.AddDays(1), SupersededBy = first.MemoryId },
        ];
        Same.Items([.. closed, third], await Store.MemoryQueries.History(Assistant, first.MemoryId, None));
        Assert.Equal(third, await Store.MemoryQueries.Find(Assistant, first.MemoryId, None));
        Assert.Null(await Store.Memories.Replace(Of("ann"), first.MemoryId, "hers", default, Later, null, None));
        Assert.Null(await Store.Memories.Replace(Shared, Given.Id(), "unknown", default, Later, null, None));
    }

    [Fact]
    public async Task A_retired_memory_stays_in_the_history_and_cannot_be_replaced()
    {
        var old = Given.Memory("lives in Rome");
        await Apply(await Claimed(Shared), Adding(old));
        var next = Given.Memory("lives in Oslo") with { ValidFrom = Given.Now.AddDays(2) };
        await Apply(await Claimed(Shared), Adding(next), Retiring(old, next.MemoryId));
        var updated = Updating(next, "lives in Bergen", Given.Now.AddDays(3));
        await Apply(await Claimed(Shared), updated);
        string[] story = ["lives in Rome", "lives in Oslo", "lives in Bergen"];
        Same.Items(story, (await Store.MemoryQueries.History(Assistant, old.MemoryId, None)).Select(memory => memory.Content));
        Same.Items(story[1..], (await Store.MemoryQueries.History(Assistant, next.MemoryId, None)).Select(memory => memory.Content));
        Assert.Null(await Store.Memories.Replace(Shared, old.MemoryId, "again", default, Later, null, None));
        var found = (await Store.MemoryQueries.Find(Assistant, old.MemoryId, None))!;
        Assert.Equal((next.MemoryId, Given.Now.AddDays(2), Given.Now.AddHours(1)), (found.SupersededBy, found.ValidTo, found.RetiredAt));
        Assert.Empty(await Store.MemoryQueries.History(new AssistantKey("other", AssistantId), old.MemoryId, None));
        Assert.True(await Store.Memories.Delete(Shared, old.MemoryId, None));
        Assert.Empty(await Store.MemoryQueries.History(Assistant, old.MemoryId, None));
    }

    [Fact]
    public async Task A_list_of_the_past_holds_what_was_true_then()
    {
        var memory = Given.Memory("lives in Rome");
        await Apply(await Claimed(Shared), Adding(memory));
        await Apply(await Claimed(Shared), Updating(memory, "lives in Oslo", Later));
        var micro = TimeSpan.FromMicroseconds(1);
        Same.Items([], await AsOf(Given.Now - micro));
        Same.Items(["lives in Rome"], await AsOf(Given.Now));
        Same.Items(["lives in Rome"], await AsOf(Later - micro));
        Same.Items(["lives in Oslo"], await AsOf(Later));
        Same.Items(["lives in Oslo"], await AsOf(Later.AddYears(10)));
        await Apply(await Claimed(Shared), Retiring(Updating(memory, "").Memory!));
        Same.Items(["lives in Oslo"], await AsOf(Given.Now.AddDays(2) - micro));
        Same.Items([], await AsOf(Given.Now.AddDays(2)));
        Same.Items(["lives in Rome"], await AsOf(Given.Now));
    }

    [Fact]
    public async Task An_update_told_of_earlier_times_never_ends_a_version_before_it_began()
    {
        var memory = Given.Memory("lives in Rome");
        await Apply(await Claimed(Shared), Adding(memory));
        await Apply(await Claimed(Shared), Updating(memory, "lives in Oslo", Given.Now.AddDays(-1)));
        Same.Items(["lives in Oslo"], await AsOf(Given.Now));
        Assert.Equal(Given.Now, (await Store.MemoryQueries.History(Assistant, memory.MemoryId, None))[0].ValidTo);
    }

    [Fact]
    public async Task Lists_are_paged_newest_first_and_counted()
    {
        var thread = Given.Id();
        for (var i = 0; i < 5; i++) await Add($"shared {i}");
        await Add("ann's", "ann", new MemorySource(thread, Given.Id(), 1, 0, 5));
        await Add("bob's", "bob");
        var all = await Store.MemoryQueries.List(Assistant, new MemoryFilter(null, null, null), 1, 2, None);
        Assert.Equal(7, all.Total);
        Same.Items(["ann's", "shared 4"], all.Memories.Select(memory => memory.Content));
        var hers = await Store.MemoryQueries.List(Assistant, new MemoryFilter("ann", null, null), 0, 2, None);
        Assert.Equal((6, "ann's"), (hers.Total, hers.Memories[0].Content));
        var said = await Store.MemoryQueries.List(Assistant, new MemoryFilter(null, null, thread), 0, 10, None);
        Assert.Equal("ann's", Assert.Single(said.Memories).Content);
        Assert.Equal(0, (await Store.MemoryQueries.List(Assistant, new MemoryFilter("bob", null, thread), 0, 10, None)).Total);
    }

    [Fact]
    public async Task Counts_tell_current_memories_unread_words_and_the_newest_change()
    {
        Assert.Equal(new MemoryStats(0, 0, null), await Store.MemoryQueries.Stats(Assistant, null, None));
        var shared = await Add("shared");
        await Store.Memories.Insert(Of("ann"), Given.Memory() with { RecordedAt = Later }, null, None);
        await Told(Of("ann"));
        Assert.Equal(new MemoryStats(2, 1, Later), await Store.MemoryQueries.Stats(Assistant, null, None));
        Assert.Equal(new MemoryStats(2, 1, Later), await Store.MemoryQueries.Stats(Assistant, "ann", None));
        Assert.Equal(new MemoryStats(1, 0, Given.Now), await Store.MemoryQueries.Stats(Assistant, "bob", None));
        await Store.Memories.Replace(Shared, shared.MemoryId, "again", default, Later.AddDays(1), null, None);
        Assert.Equal(new MemoryStats(2, 1, Later.AddDays(1)), await Store.MemoryQueries.Stats(Assistant, null, None));
    }

    [Fact]
    public async Task An_assistants_scoping_is_stored()
    {
        var assistant = (await Store.Assistants.Find(Assistant, None))!;
        Assert.Equal(MemoryScoping.Assistant, assistant.MemoryScope);
        var changed = assistant with { MemoryScope = MemoryScoping.User, Version = assistant.Version + 1 };
        Assert.True(await Store.Assistants.Replace(changed, None));
        Assert.Equal(changed, await Store.Assistants.Find(Assistant, None));
    }

    [Theory]
    [InlineData("UPDATE memories SET kind = 'ROBOT'", "memories")]
    [InlineData("UPDATE memories SET trust = ''", "memories")]
    [InlineData("UPDATE memory_operations SET effects = '{'", "memory_operations")]
    [InlineData("UPDATE memory_operations SET status = 'LOST'", "memory_operations")]
    public async Task A_corrupt_row_is_named(string damage, string table)
    {
        var memory = Given.Memory();
        var operation = await Claimed(Shared);
        await Apply(operation, Adding(memory));
        await Store.Sql(damage);
        var e = await Assert.ThrowsAsync<CorruptRowException>(async () =>
        {
            await Store.Operations.Find(Tenant, operation.OperationId, None);
            await Changes(Shared);
        });
        Assert.Contains(table, e.Message, StringComparison.Ordinal);
        Assert.Contains($"{(table == "memories" ? memory.MemoryId : operation.OperationId)}", e.Message, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> AsOf(DateTimeOffset time) =>
        (await Store.MemoryQueries.List(Assistant, new MemoryFilter(null, time, null), 0, 10, None)).Memories.Select(memory => memory.Content);
}
