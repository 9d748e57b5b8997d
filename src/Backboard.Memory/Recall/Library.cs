using Backboard.Memory.Text;

namespace Backboard.Memory.Recall;

/// <summary>The memories that can be found, and the messages around them, by whose words they are found too.</summary>
internal sealed class Library
{
    private const int MessagesBefore = 1;

    private readonly Vocabulary _vocabulary = new();

    public Library()
    {
        Memories = new Corpus(_vocabulary);
        Messages = new Corpus(_vocabulary);
    }

    public Vocabulary Vocabulary => _vocabulary;

    public Corpus Memories { get; }

    public Corpus Messages { get; }

    private int Count => Memories.Count + Messages.Count;

    /// <summary>Terms of a memory or message on average, at least one.</summary>
    public double AverageLength => Count == 0 ? 1 : Math.Max(1, (double)(Memories.Words.TotalLength + Messages.Words.TotalLength) / Count);

    public bool Has(int term) => Memories.Words.Having(term) + Messages.Words.Having(term) > 0;

    /// <summary>How much a term tells, by how few memories and messages have it (BM25's, never negative).</summary>
    public double Idf(int term)
    {
        var having = Memories.Words.Having(term) + Messages.Words.Having(term);
        return Math.Log(1 + ((Count - having + 0.5) / (having + 0.5)));
    }

    /// <summary>A label that comes back is somebody; one that does not is a heading, and matches like any word.</summary>
    public bool IsSpeaker(int term) => Memories.LabelledWith(term) + Messages.LabelledWith(term) is > 1 and var labelled
        && labelled >= Count * RecallWeights.SpeakerShare;

    /// <summary>The message that a memory was said in, where it was heard.</summary>
    public Entry? MessageOf(Entry memory)
    {
        if (memory.Memory.Source is not { } source) return null;
        foreach (var slot in Messages.Messages.Of(source.ThreadId, source.MessageSeq)) return Messages[slot];
        return null;
    }

    public void Hear(SaidMessage message, EntryReader reader)
    {
        if (IsHeard(message.ThreadId, message.Seq) || !LeadsToMemory(message.ThreadId, message.Seq)) return;
        var source = new MemorySource(message.ThreadId, Guid.Empty, message.Seq, 0, message.Text.Length);
        Messages.Add(reader.Read(new PendingMemory(source, message.Text, default).ToMemory(), isPending: false));
    }

    /// <summary>Drops the messages that lead to no memory any more.</summary>
    public void Forget(MemorySource? left)
    {
        if (left is null) return;
        for (var seq = left.MessageSeq - MessagesBefore; seq <= left.MessageSeq; seq++)
        {
            if (LeadsToMemory(left.ThreadId, seq)) continue;
            foreach (var slot in Messages.Messages.Of(left.ThreadId, seq))
            {
                Remove(Messages, slot);
                break;
            }
        }
    }

    /// <summary>Takes an entry out, and the letters of what nothing else says.</summary>
    public void Remove(Corpus corpus, int slot)
    {
        var entry = corpus[slot];
        corpus.Remove(slot);
        ForgetWords(entry);
    }

    /// <summary>Forgets the words of an entry that is not held, unless others have them.</summary>
    public void ForgetWords(Entry entry)
    {
        foreach (var term in entry.Terms)
        {
            if (!Has(term)) _vocabulary.Forget(term);
        }
    }

    public bool IsHeard(Guid thread, long seq) => Messages.Messages.Of(thread, seq).MoveNext();

    private bool LeadsToMemory(Guid thread, long seq)
    {
        for (var distance = 0; distance <= MessagesBefore; distance++)
        {
            if (Memories.Messages.Of(thread, seq + distance).MoveNext()) return true;
        }

        return false;
    }
}
