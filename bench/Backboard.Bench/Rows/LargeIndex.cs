using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>An index alone in this process, asked as a turn asks by default.</summary>
/// <param name="Searches">Milliseconds each.</param>
internal sealed record LargeIndex(TimeSpan Built, IReadOnlyList<double> Searches)
{
    private const int WarmUpMemories = 5_000;

    public static async Task<LargeIndex> MeasureAsync(int size)
    {
        await using var app = InProcess.Build(new BackboardSettings());
        var indexes = app.Get<IMemoryIndexFactory>();
        Build(indexes, [.. Enumerable.Range(0, WarmUpMemories).Select(Recollections.Of)]);
        MemoryRecord[] memories = [.. Enumerable.Range(0, size).Select(Recollections.Of)];

        var started = Run.Now;
        var index = Build(indexes, memories);
        var built = Run.Since(started);
        for (var i = 0; i < LargeRecallRow.WarmUp; i++) index.Search(TermsOf(i, size));
        return new LargeIndex(built, [.. Enumerable.Range(LargeRecallRow.WarmUp, LargeRecallRow.Searches).Select(search => Time(index, TermsOf(search, size)))]);
    }

    private static IMemoryIndex Build(IMemoryIndexFactory indexes, MemoryRecord[] memories)
    {
        var index = indexes.Create(EmbeddingSpace.Local);
        foreach (var memory in memories) index.Put(memory, default);
        return index;
    }

    private static RecallTerms TermsOf(int search, int size)
    {
        var defaults = new MemoryOptions();
        return new RecallTerms(
            LargeRecallRow.QuestionOf(search, size), Vector: default, Recollections.ToldAt(size), defaults.RecallLimit, defaults.RecallTokens, Pending: []);
    }

    private static double Time(IMemoryIndex index, RecallTerms terms)
    {
        var started = Run.Now;
        if (index.Search(terms).IsEmpty) throw new InvalidOperationException($"nothing found: {terms.Text}");
        return Run.Since(started).TotalMilliseconds;
    }
}
