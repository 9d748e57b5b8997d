namespace Backboard.Memory.Recall.Time;

/// <summary>Reads a phrase word by word; whoever reads one takes the words that belong to it.</summary>
internal ref struct PhraseReader(List<string> words, int position)
{
    public int Position { get; private set; } = position;

    /// <summary>The word so many places on, or back; empty beyond the ends.</summary>
    public readonly string this[int offset] =>
        Position + offset is >= 0 and var at && at < words.Count ? words[at] : "";

    /// <summary>Takes words and passes on what they mean.</summary>
    public T Take<T>(int count, T meaning)
    {
        Position += count;
        return meaning;
    }
}
