using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>An index alone in this process, asked as a turn asks by default.</summary>
/// <param name="Built">From nothing to the first answer.</param>
/// <param name="Searches">Milliseconds each, after some to warm up.</param>
/// <param name="Found">Searches that returned the very memory that was asked about.</param>
internal sealed record LargeIndex(TimeSpan Built, IReadOnlyList<double> Searches, int Found)
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
        index.Search(TermsOf(0, size));
        var built = Run.Since(started);
        if (index.Count != size) throw new InvalidOperationException($"the index holds {index.Count:N0} of {size:N0} memories");

        for (var search = 0; search < LargeRecallRow.WarmUp; search++) index.Search(TermsOf(search, size));
        var (times, found) = (new List<double>(), 0);
        for (var search = LargeRecallRow.WarmUp; search < LargeRecallRow.WarmUp + LargeRecallRow.Searches; search++)
        {
            var (terms, wanted) = (TermsOf(search, size), memories[LargeRecallRow.Asked(search, size)].MemoryId);
            started = Run.Now;
            var answer = index.Search(terms);
            times.Add(Run.Since(started).TotalMilliseconds);
            if (answer.Any(one => one.Memory.MemoryId == wanted)) found++;
        }

        return new LargeIndex(built, times, found);
    }

    private static IMemoryIndex Build(IMemoryIndexFactory indexes, MemoryRecord[] memories)
    {
        var index = indexes.Create(default, EmbeddingSpace.Local);
        foreach (var memory in memories) index.Put(memory, default);
        return index;
    }

    private static RecallTerms TermsOf(int search, int size)
    {
        var defaults = new MemoryOptions();
        return new RecallTerms(
            Sentences.Of(LargeRecallRow.Asked(search, size)).Question, Vector: default, Recollections.ToldAt(size),
            defaults.RecallLimit, defaults.RecallTokens, Pending: []);
    }
}
