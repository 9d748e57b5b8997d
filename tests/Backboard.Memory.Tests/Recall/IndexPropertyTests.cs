namespace Backboard.Memory.Tests.Recall;

public sealed class IndexPropertyTests
{
    private const int Seed = 20240515;

    private static readonly string[] Words =
        ["tea", "Berlin", "cats", "violin", "run", "swim", "sister", "Ann", "green", "house", "job", "bike", "rain", "東京", "book"];

    [Fact]
    public void An_index_that_was_changed_answers_as_one_built_anew()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 40; round++)
        {
            var (changed, current) = (new RecallBook(), new Dictionary<Guid, MemoryRecord>());
            for (var step = 0; step < 120; step++) Change(random, changed.Index, current);
            var rebuilt = new RecallBook();
            foreach (var memory in current.Values.OrderBy(_ => random.Next())) rebuilt.With(memory);
            foreach (var message in current.Values.SelectMany(SaidAround)) rebuilt.Index.Hear(message);
            for (var query = 0; query < 10; query++)
            {
                var terms = RecallBook.Terms(Sentence(random) + (query % 3 == 0 ? " last week" : ""), limit: random.Next(1, 60));

                Assert.Equal(Shape(rebuilt.Search(terms)), Shape(changed.Search(terms)));
                Assert.Equal(Shape(changed.Search(terms)), Shape(changed.Search(terms)));
            }

            Assert.Equal(current.Count, changed.Index.Count);
        }
    }

    [Fact]
    public void A_filter_and_the_limits_hold_whatever_is_asked()
    {
        var random = new Random(Seed);
        var (book, current) = (new RecallBook(), new Dictionary<Guid, MemoryRecord>());
        for (var step = 0; step < 150; step++) Change(random, book.Index, current);
        for (var query = 0; query < 10_000; query++)
        {
            var (rest, limit, tokens) = (random.Next(4), random.Next(1, 40), random.Next(1, 400));
            bool Admits(MemoryRecord memory) => memory.Content.Length % 4 == rest;
            var pending = new PendingMemory(RecallBook.Source(RecallBook.Thread, random.Next(20)), Sentence(random), RecallBook.Now);
            var terms = RecallBook.Terms(Sentence(random) + (query % 5 == 0 ? " yesterday" : ""), limit, tokens, pending)
                with { Filter = Admits, IncludesUnmatched = query % 2 == 0 };

            var found = book.Search(terms);

            Assert.All(found, recalled => Assert.True(Admits(recalled.Memory)));
            Assert.True(found.Length <= limit);
            Assert.True(found.Sum(recalled => recalled.Memory.Content.Length) <= tokens * 4);
            Assert.All(found, recalled => Assert.True(recalled.IsPending || ReferenceEquals(current[recalled.Memory.MemoryId], recalled.Memory)));
        }
    }

    private static void Change(Random random, IMemoryIndex index, Dictionary<Guid, MemoryRecord> current)
    {
        var number = random.Next(1, 60);
        var memory = RecallBook.Memory(number, Sentence(random), RecallBook.Now.AddDays(-random.Next(60))) with
        {
            Source = random.Next(3) == 0 ? null : RecallBook.Source(RecallBook.Id(500 + random.Next(3)), random.Next(12)),
            RetiredAt = random.Next(6) == 0 ? RecallBook.Now : null,
        };
        var removes = random.Next(4) == 0;
        if (removes) index.Remove(memory.MemoryId);
        else index.Put(memory, default);
        if (!removes && memory.IsCurrent) SaidAround(memory).ToList().ForEach(index.Hear);
        if (removes || !memory.IsCurrent) current.Remove(memory.MemoryId);
        else current[memory.MemoryId] = memory;
    }

    /// <summary>What a memory was said in and the message before, the same words for the same place each time.</summary>
    private static IEnumerable<SaidMessage> SaidAround(MemoryRecord memory) => memory.Source is not { } source ? [] :
    [
        new SaidMessage(source.ThreadId, source.MessageSeq, Said(source.MessageSeq)),
        new SaidMessage(source.ThreadId, source.MessageSeq - 1, Said(source.MessageSeq - 1)),
    ];

    private static string Said(long seq) => Sentence(new Random((int)seq));

    private static string Sentence(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => Words[random.Next(Words.Length)]));

    private static IEnumerable<(Guid Id, double Score, string Words, DateTimeOffset? Day)> Shape(ImmutableArray<RecalledMemory> found) =>
        found.Select(recalled =>
            (recalled.Memory.MemoryId, Math.Round(recalled.Score, 9), string.Join(' ', recalled.Why.Words), recalled.Why.Date));
}
