using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>The same facts without any model: the rules read them, and each is still known when the process is another one.</summary>
public sealed class FactsByRulesTests(OfflineServer server, ITestOutputHelper output) : IClassFixture<OfflineServer>
{
    private readonly List<string> _misses = [];

    private MemoryClient Memory => new(server.Api.Http);

    [Fact]
    public void No_far_question_shares_a_word_with_its_fact()
    {
        foreach (var fact in Facts.Of(0, Facts.Kinds))
            Assert.Empty(Stems(fact.Statement).Intersect(Stems(fact.Far)));
    }

    [Fact]
    public async Task Every_fact_is_recalled_when_the_rules_have_read_it_and_after_a_restart()
    {
        var assistants = await Task.WhenAll(Enumerable.Range(0, Nightly.Rounds(3, 12)).Select(_ => Memory.NewAssistant()));
        var facts = assistants.Index().ToDictionary(pair => pair.Item, pair => Facts.Of(pair.Index, Facts.Kinds));
        await Parallel.ForEachAsync(assistants, async (assistant, _) =>
        {
            foreach (var fact in facts[assistant]) await Memory.Learn(assistant, fact.Statement);
        });

        await AskAll(facts, "after COMPLETED");
        await server.Server.RestartAsync();
        await AskAll(facts, "after a restart");
        output.WriteLine($"{2 * assistants.Length * Facts.Kinds - _misses.Count} of 2 x {assistants.Length * Facts.Kinds} questions hit");
        Assert.True(_misses.Count == 0, string.Join('\n', _misses));
    }

    private Task AskAll(Dictionary<string, IReadOnlyList<Fact>> facts, string when) => Parallel.ForEachAsync(facts, async (scene, _) =>
    {
        foreach (var fact in scene.Value)
        {
            foreach (var question in (string[])[fact.Near, fact.Far])
            {
                var recalled = await Memory.Recall(scene.Key, question);
                if (!recalled.Any(memory => memory.Contains(fact.Key, StringComparison.Ordinal)))
                    lock (_misses) _misses.Add($"{when}: '{question}' did not recall '{fact.Statement}'");
            }
        }
    });

    /// <summary>The beginnings of words of four letters and more.</summary>
    private static IEnumerable<string> Stems(string text) =>
        text.Split([' ', '.', '?', '\'', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= 4).Select(word => word[..4].ToUpperInvariant());
}
