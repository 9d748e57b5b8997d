using Backboard.Abstractions;

namespace Backboard.Bench.Locomo;

/// <summary>The engine's own index over the turns as they were said, each a memory.</summary>
internal sealed class IndexedTurns(IMemoryIndexFactory indexes)
{
    public IReadOnlyList<Ranking> Rank(Conversation conversation)
    {
        var index = indexes.Create(default, EmbeddingSpace.Local);
        foreach (var (turn, place) in conversation.Turns.Select(static (turn, place) => (turn, place)))
            index.Put(MemoryOf(turn, place), default);
        return IndexedSearch.Rank(index, conversation);
    }

    private static MemoryRecord MemoryOf(SpokenTurn turn, int place) => new()
    {
        MemoryId = Ids.OfMemory(turn.Source.MessageId, place, turn.ToldAt),
        Version = 1,
        Content = turn.Text,
        Kind = MemoryKind.Event,
        Extractor = "bench",
        Source = turn.Source,
        ValidFrom = turn.ToldAt,
        RecordedAt = turn.ToldAt,
        CreatedAt = turn.ToldAt,
    };
}
