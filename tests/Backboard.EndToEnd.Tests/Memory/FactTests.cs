using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>
/// What was said is recalled by the next question: while nobody has read it yet, when it has been read, and after a restart.
/// Half of the questions share no word with the fact, and stand before at most 30 memories; half stand before 500 others.
/// </summary>
public abstract class FactTests(ReadingServer server, ITestOutputHelper output)
{
    private const int Distractors = 500;
    private const int FactsAmongFew = 25;
    private const int FactsAmongMany = 50;

    private readonly List<string> _misses = [];

    private MemoryClient Memory => server.Memory;

    [Fact]
    public async Task Every_fact_is_recalled_at_once_when_it_has_been_read_and_after_a_restart()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = server.Model.OnExtraction(asked =>
            ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = gate.Task });
        List<Scene> scenes = [.. await Few(Nightly.Rounds(2, 20)), .. await Many(Nightly.Rounds(1, 10))];

        await Parallel.ForEachAsync(scenes, async (scene, _) =>
        {
            foreach (var (fact, question) in scene.Facts)
            {
                scene.Told.Add(await Memory.Tell(scene.Assistant, fact.Statement));
                await Ask(scene.Assistant, fact, question, "at once");
            }
        });
        gate.SetResult();

        await Parallel.ForEachAsync(scenes, async (scene, _) =>
        {
            foreach (var told in scene.Told)
                Assert.Equal("COMPLETED", (await Memory.Ended(told)).Text("status"));
        });
        await AskAll(scenes, "after COMPLETED");
        await server.Server.RestartAsync();
        await AskAll(scenes, "after a restart");

        var count = scenes.Sum(scene => scene.Facts.Count);
        output.WriteLine($"{3 * count - _misses.Count} of 3 x {count} questions hit");
        Assert.True(_misses.Count == 0, string.Join('\n', _misses.Take(20)));
        Assert.All(await Memory.List(scenes[0].Assistant), memory => Assert.Equal("openai", memory.Text("extractor")!.Split('/')[0]));
    }

    private async Task<IEnumerable<Scene>> Few(int count)
    {
        var assistants = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Memory.NewAssistant()));
        return assistants.Select((assistant, index) =>
            new Scene(assistant, [.. Facts.Of(index, FactsAmongFew).Select(fact => (fact, fact.Far))]));
    }

    private async Task<IEnumerable<Scene>> Many(int count)
    {
        var assistants = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Memory.NewAssistant()));
        await Parallel.ForEachAsync(
            assistants.SelectMany(assistant => Enumerable.Range(0, Distractors).Select(number => (assistant, number))),
            async (note, _) => await Memory.Add(note.assistant, Facts.Distractor(note.number)));
        return assistants.Select((assistant, index) =>
            new Scene(assistant, [.. Facts.Of(index, FactsAmongMany).Select(fact => (fact, fact.Near))]));
    }

    private Task AskAll(List<Scene> scenes, string when) => Parallel.ForEachAsync(scenes, async (scene, _) =>
    {
        foreach (var (fact, question) in scene.Facts) await Ask(scene.Assistant, fact, question, when);
    });

    private async Task Ask(string assistant, Fact fact, string question, string when)
    {
        var recalled = await Memory.Recall(assistant, question);
        if (recalled.Contains(fact.Statement)) return;
        var others = $"{recalled.Count} others: {string.Join(" | ", recalled.Take(3))}";
        lock (_misses) _misses.Add($"{when}: '{question}' did not recall '{fact.Statement}' but {others}");
    }

    private sealed record Scene(string Assistant, IReadOnlyList<(Fact Fact, string Question)> Facts)
    {
        public List<JsonAnswer> Told { get; } = [];
    }
}

public sealed class SqliteFactTests(ReadingServer server, ITestOutputHelper output) : FactTests(server, output), IClassFixture<ReadingServer>;

public sealed class PostgresFactTests(PostgresReadingServer server, ITestOutputHelper output)
    : FactTests(server, output), IClassFixture<PostgresReadingServer>;
