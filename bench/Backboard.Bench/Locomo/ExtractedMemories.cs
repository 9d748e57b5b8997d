using Backboard.Abstractions;

namespace Backboard.Bench.Locomo;

/// <summary>What the rules make of a conversation, told turn after turn, in an index of its own.</summary>
internal sealed class ExtractedMemories(IMemoryIndexFactory indexes, IFactExtractor extractor)
{
    private const int RelatedMemories = 20;

    /// <summary>Memories held at the end, of all conversations so far.</summary>
    public int Count { get; private set; }

    public async Task<IReadOnlyList<Ranking>> RankAsync(Conversation conversation, CancellationToken stop)
    {
        var index = indexes.Create(default, EmbeddingSpace.Local);
        SpokenTurn? before = null;
        foreach (var turn in conversation.Turns)
        {
            var related = index.Related(turn.Text, RelatedMemories);
            var request = new ExtractionRequest(turn.Text, PreviousAnswer: null, turn.ToldAt, related, Model: null);
            if (await extractor.Extract(request, stop) is not Extracted extracted)
                throw new InvalidOperationException($"the rules did not read {conversation.Name} {turn.Id}");
            for (var i = 0; i < extracted.Decisions.Length; i++)
                Apply(index, related, turn, extracted.Decisions[i], Ids.OfMemory(turn.Source.MessageId, i, turn.ToldAt), extracted.Extractor);
            Hear(index, turn);
            if (before is not null) Hear(index, before);
            before = turn;
        }

        Count += index.Count;
        return IndexedSearch.Rank(index, conversation);
    }

    private static void Hear(IMemoryIndex index, SpokenTurn turn) =>
        index.Hear(new SaidMessage(turn.Source.ThreadId, turn.Source.MessageSeq, turn.Text));

    private static void Apply(
        IMemoryIndex index, IReadOnlyList<MemoryRecord> related, SpokenTurn turn, MemoryDecision decision, Guid newId, string extractor)
    {
        var before = related.FirstOrDefault(memory => memory.MemoryId == decision.MemoryId);
        switch (decision.Kind)
        {
            case MemoryEffectKind.Add when decision.ValidTo is null:
                index.Put(MemoryOf(turn, decision, newId, before: null, extractor), default);
                break;
            case MemoryEffectKind.Update:
                index.Put(MemoryOf(turn, decision, before!.MemoryId, before, extractor), default);
                break;
            case MemoryEffectKind.Delete:
                index.Remove(before!.MemoryId);
                break;
        }
    }

    private static MemoryRecord MemoryOf(SpokenTurn turn, MemoryDecision decision, Guid id, MemoryRecord? before, string extractor) => new()
    {
        MemoryId = id,
        Version = (before?.Version ?? 0) + 1,
        Content = decision.Content!,
        Kind = decision.Of,
        Confidence = decision.Confidence,
        Extractor = extractor,
        Source = turn.Source with { Start = decision.Start, Length = decision.Length },
        ValidFrom = turn.ToldAt,
        RecordedAt = turn.ToldAt,
        CreatedAt = before?.CreatedAt ?? turn.ToldAt,
        OccurredOn = decision.OccurredOn,
    };
}
