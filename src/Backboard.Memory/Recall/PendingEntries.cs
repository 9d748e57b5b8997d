namespace Backboard.Memory.Recall;

/// <summary>Words that were said and not read yet, among the entries.</summary>
internal static class PendingEntries
{
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
