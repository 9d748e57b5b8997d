namespace Backboard.Memory.Recall;

/// <summary>Makes entries of words that were said and not read yet.</summary>
internal static class PendingEntries
{
    private const string Extractor = "pending";

    public static MemoryRecord ToMemory(PendingMemory pending) => new()
    {
        MemoryId = Guid.Empty,
        Version = 1,
        Content = pending.Content,
        Trust = MemoryTrust.User,
        Extractor = Extractor,
        Source = pending.Source,
        ValidFrom = pending.ToldAt,
        RecordedAt = pending.ToldAt,
        CreatedAt = pending.ToldAt,
    };

    /// <summary>Whether a memory of the same message says all of it already.</summary>
    public static bool IsRead(Corpus corpus, Entry pending, Func<Entry, bool> passes)
    {
        var source = pending.Memory.Source!;
        foreach (var slot in corpus.Messages.Of(source.ThreadId, source.MessageSeq))
        {
            var memory = corpus[slot];
            if (!memory.IsPending && memory.Memory.Source!.MessageId == source.MessageId && passes(memory)
                && pending.Terms.All(term => memory.CountOf(term) > 0)) return true;
        }

        return false;
    }
}
