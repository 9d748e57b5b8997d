using Backboard.KernelMemory.Store;

namespace Backboard.KernelMemory;

/// <summary>Messages that memories were said in, or in answer to: found by their words, they lead to those memories.</summary>
internal sealed class HeardMessages(KernelShelf shelf)
{
    /// <summary>Of a message's score, to the memories it leads to: their own words speak louder.</summary>
    public const double Weight = 0.3;

    private const string Prefix = "said-";

    private readonly Dictionary<string, (Guid ThreadId, long Seq)> _heard = [];

    public static bool IsOne(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    public void Hear(SaidMessage message, IEnumerable<MemoryRecord> memories)
    {
        if (string.IsNullOrWhiteSpace(message.Text) || !memories.Any(memory => IsNear(memory, message.ThreadId, message.Seq))) return;
        var id = $"{Prefix}{message.ThreadId:N}-{message.Seq}";
        _heard[id] = (message.ThreadId, message.Seq);
        shelf.Put(id, message.Text, default);
    }

    public IReadOnlyList<MemoryRecord> LedTo(string id, IEnumerable<MemoryRecord> memories) =>
        _heard.TryGetValue(id, out var place) ? [.. memories.Where(memory => IsNear(memory, place.ThreadId, place.Seq))] : [];

    /// <summary>Drops what leads to none of these any more.</summary>
    public void Forget(IReadOnlyCollection<MemoryRecord> memories)
    {
        foreach (var (id, _) in _heard.Where(heard => !memories.Any(memory => IsNear(memory, heard.Value.ThreadId, heard.Value.Seq))).ToList())
        {
            _heard.Remove(id);
            shelf.Remove(id);
        }
    }

    private static bool IsNear(MemoryRecord memory, Guid threadId, long seq) =>
        memory.Source is { } source && source.ThreadId == threadId && source.MessageSeq - seq is (0 or 1);
}
