using Backboard.Abstractions;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Locomo;

/// <summary>What each way of remembering finds; measured when first asked for, so that rows can stand beside each other.</summary>
internal sealed class LocomoStudy(IReadOnlyList<Conversation> conversations)
{
    private EvidenceRecall? _turns;
    private Extraction? _extracted;

    public IReadOnlyList<Conversation> Conversations { get; } = conversations;

    /// <summary>BM25 over the turns alone.</summary>
    public EvidenceRecall Floor { get; } = Of(conversations, conversation => PlainSearch.Rank(conversation, withNeighbours: false));

    /// <summary>BM25 over each turn with its neighbours.</summary>
    public EvidenceRecall NeighbourFloor { get; } = Of(conversations, conversation => PlainSearch.Rank(conversation, withNeighbours: true));

    /// <param name="isQuick">Only the first conversation.</param>
    public static LocomoStudy Of(string path, bool isQuick) => new([.. LocomoFile.Read(path).Take(isQuick ? 1 : int.MaxValue)]);

    public async Task<EvidenceRecall> TurnsAsync()
    {
        if (_turns is not null) return _turns;
        await using var app = InProcess.Build(new BackboardSettings());
        var search = new IndexedTurns(app.Get<IMemoryIndexFactory>());
        return _turns = Of(Conversations, search.Rank);
    }

    public async Task<Extraction> ExtractedAsync(CancellationToken stop)
    {
        if (_extracted is not null) return _extracted;
        await using var app = InProcess.Build(new BackboardSettings());
        var memories = new ExtractedMemories(app.Get<IMemoryIndexFactory>(), app.Get<IFactExtractor>());
        var recall = await OfAsync(conversation => memories.RankAsync(conversation, stop));
        return _extracted = new Extraction(recall, memories.Count);
    }

    public async Task<EvidenceRecall> OfAsync(Func<Conversation, Task<IReadOnlyList<Ranking>>> rank)
    {
        var rankings = new List<Ranking>();
        foreach (var conversation in Conversations) rankings.AddRange(await rank(conversation));
        return new EvidenceRecall(rankings);
    }

    private static EvidenceRecall Of(IReadOnlyList<Conversation> conversations, Func<Conversation, IReadOnlyList<Ranking>> rank) =>
        new([.. conversations.SelectMany(rank)]);

    /// <param name="Memories">Kept at the end, of all conversations.</param>
    public sealed record Extraction(EvidenceRecall Recall, int Memories);
}
