namespace Backboard.Memory.Ranking;

/// <summary>In which slots a term occurs and how often, in no order.</summary>
internal sealed class PostingList
{
    private int[] _slots = new int[2];
    private byte[] _counts = new byte[2];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<byte> Counts => _counts.AsSpan(0, Count);

    public void Add(int slot, byte count)
    {
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, Count * 2);
            Array.Resize(ref _counts, Count * 2);
        }

        (_slots[Count], _counts[Count]) = (slot, count);
        Count++;
    }

    public void Remove(int slot)
    {
        var at = Slots.LastIndexOf(slot);
        if (at < 0) return;
        Count--;
        (_slots[at], _counts[at]) = (_slots[Count], _counts[Count]);
    }

    /// <param name="gone">Whether a slot goes, by slot.</param>
    public void Remove(ReadOnlySpan<bool> gone)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (gone[_slots[i]]) continue;
            (_slots[kept], _counts[kept]) = (_slots[i], _counts[i]);
            kept++;
        }

        Count = kept;
        if (kept >= _slots.Length / 4) return;
        Array.Resize(ref _slots, Math.Max(2, kept));
        Array.Resize(ref _counts, Math.Max(2, kept));
    }
}
