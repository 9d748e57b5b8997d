namespace Backboard.Storage.Tests;

public sealed class SqliteMemorySaid() : MemorySaidContract(TestStore.Sqlite);

public sealed class PostgresMemorySaid() : MemorySaidContract(TestStore.Postgres);

/// <summary>What was said where memories come from, read along with them.</summary>
public abstract class MemorySaidContract(Func<Task<TestStore>> start) : MemoryContract(start)
{
    [Fact]
    public async Task The_message_of_a_memory_and_the_one_before_come_along()
    {
        var thread = await Talk("zero", "one", "two", "three");
        await Add("of two", source: Source(thread, 3));
        await Add("of two as well", source: Source(thread, 3));
        await Add("by hand");
        var said = (await Changes(Shared)).Said;
        Same.Items([(2L, "one"), (3L, "two")], said.OrderBy(message => message.Seq).Select(message => (message.Seq, message.Text)));
        Assert.All(said, message => Assert.Equal(thread.Key.ThreadId, message.ThreadId));
    }

    [Fact]
    public async Task Only_what_is_around_the_page_is_read_and_never_another_scopes()
    {
        var thread = await Talk("one", "two", "three");
        await Add("first", source: Source(thread, 1));
        await Add("of ann", user: "ann", source: Source(thread, 2));
        await Add("third", source: Source(thread, 3));
        Same.Items(["one"], (await Changes(Shared, limit: 1)).Said.Select(message => message.Text));
        Same.Items(["two", "three"], (await Changes(Shared, after: 1)).Said.OrderBy(message => message.Seq).Select(message => message.Text));
        Assert.Empty((await Changes(Shared, after: 2)).Said);
    }

    [Fact]
    public async Task Long_words_are_cut()
    {
        var thread = await Talk(new string('a', 1_500) + "z");
        await Add("long", source: Source(thread, 1));
        Assert.Equal(new string('a', 1_000), Assert.Single((await Changes(Shared)).Said).Text);
    }

    [Fact]
    public async Task A_memory_that_outlives_its_thread_has_nothing_around()
    {
        await Add("orphan", source: new MemorySource(Given.Id(), Given.Id(), 3, 0, 1));
        Assert.Empty((await Changes(Shared)).Said);
    }

    private async Task<Lane> Talk(params string[] messages)
    {
        var thread = await NewThread(Owner);
        foreach (var message in messages)
            Assert.Equal(WriteOutcome.Committed, (await thread.Commit(thread.Say(message, Given.Run(RunStatus.Completed, Owner)))).Outcome);
        return thread;
    }

    private static MemorySource Source(Lane thread, long seq) => new(thread.Key.ThreadId, Given.Id(), seq, 0, 1);
}
