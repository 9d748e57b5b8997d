namespace Backboard.Crash.Tests.Memory;

/// <summary>Two processes on one database have one memory.</summary>
public sealed class TwoProcessMemoryTests : IAsyncLifetime
{
    private FakeModelServer _model = null!;
    private Server _one = null!;
    private Server _two = null!;

    private MemoryClient One => new(_one.Http);

    private MemoryClient Two => new(_two.Http);

    public async Task InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        _one = await Server.StartAsync(MemorySetup.With(_model, database, "one"));
        _two = await Server.StartAsync(MemorySetup.With(_model, database, "two"));
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task What_one_was_told_the_other_knows_at_once_and_forgets_at_once()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = _model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = gate.Task });
        var assistant = await One.NewAssistant();
        Assert.Empty(await Two.Recall(assistant, "Where do I live?"));
        var told = await One.Tell(assistant, "I live in Porto.");
        Assert.Equal(["I live in Porto."], await Two.Recall(assistant, "Where do I live?"));
        gate.SetResult();
        await Two.Ended(told);
        Assert.Equal(["I live in Porto."], await Two.Recall(assistant, "Where do I live?"));

        var added = await Two.Add(assistant, "The shop closes at six.");
        Assert.Equal(2, (await One.Recall(assistant, "When does it close?")).Count);
        (await One.Put($"assistants/{assistant}/memories/{added}", new { content = "The shop closes at nine." })).Ok();
        Assert.Contains("The shop closes at nine.", await Two.Recall(assistant, "When does it close?"));
        (await One.Delete($"assistants/{assistant}/memories/{added}")).Ok();
        Assert.Equal(["I live in Porto."], await Two.Recall(assistant, "When does it close?"));
        (await Two.Delete($"assistants/{assistant}/memories")).Ok();
        Assert.Empty(await One.Recall(assistant, "Where do I live?"));
        Assert.Empty(await Two.Recall(assistant, "Where do I live?"));
    }

    [Fact]
    public async Task Facts_told_through_both_at_the_same_time_are_each_remembered_once()
    {
        using var reading = _model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)));
        var assistant = await One.NewAssistant();
        var facts = Enumerable.Range(0, Nightly.Rounds(20, 200)).Select(number => $"Locker {number} is mine.").ToList();
        MemoryClient[] both = [One, Two];
        await Parallel.ForEachAsync(facts.Index(), async (fact, _) =>
        {
            var (here, there) = (both[fact.Index % 2], both[1 - (fact.Index % 2)]);
            var told = await here.Tell(assistant, fact.Item);
            Assert.Contains(fact.Item, await there.Recall(assistant, $"Is locker {fact.Index} mine?"));
            Assert.Equal("COMPLETED", (await there.Ended(told)).GetProperty("status").GetString());
        });

        Assert.Equal(facts.Order(), (await One.Contents(assistant)).Order());
        Assert.Equal(facts.Order(), (await Two.Contents(assistant)).Order());
    }

    [Fact]
    public async Task What_a_killed_process_was_reading_is_read_by_the_other()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = _model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = gate.Task });
        var assistant = await One.NewAssistant();
        var told = await One.Tell(assistant, "I live in Porto.");
        await Eventually.True(() => _model.Requests.Any(request => request.Body.Contains("told_at:", StringComparison.Ordinal)));
        _one.Kill9();
        gate.SetResult();

        Assert.Equal(["I live in Porto."], await Two.Recall(assistant, "Where do I live?"));
        Assert.Equal("COMPLETED", (await Two.Ended(told)).GetProperty("status").GetString());
        Assert.Equal(["I live in Porto."], await Two.Contents(assistant));
        await _one.StartAgainAsync();
        Assert.Equal(["I live in Porto."], await One.Contents(assistant));
    }
}
