using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Backboard.Memory.Ranking;

/// <summary>How often a term occurs in a slot: 24 bits of a number for the slot, 8 for the count.</summary>
internal readonly struct Posting(int slot, byte count)
{
    private readonly uint _packed = ((uint)slot << 8) | count;

    public int Slot => (int)(_packed >> 8);

    public int Count => (byte)_packed;
}

/// <summary>In which slots a term occurs and how often, in no order. Most terms occur once, so the first posting needs no array.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PostingList
{
    private const int Smallest = 2;

    private Posting _only;
    private Posting[]? _postings;

    public int Count { get; private set; }

    [UnscopedRef]
    public readonly ReadOnlySpan<Posting> Postings => _postings is null ? new ReadOnlySpan<Posting>(in _only)[..Count] : _postings.AsSpan(0, Count);

    public void Add(Posting posting)
    {
        if (_postings is null && Count == 0)
        {
            _only = posting;
        }
        else
        {
            if (_postings is null) (_postings = new Posting[Smallest])[0] = _only;
            else if (Count == _postings.Length) Array.Resize(ref _postings, Count * 2);
            _postings[Count] = posting;
        }

        Count++;
    }

    public void Remove(int slot)
    {
        for (var at = Count - 1; at >= 0; at--)
        {
            if (Postings[at].Slot != slot) continue;
            Count--;
            if (_postings is not null) _postings[at] = _postings[Count];
            return;
        }
    }

    /// <param name="gone">Whether a slot goes, by slot.</param>
    public void Remove(ReadOnlySpan<bool> gone)
    {
        var kept = 0;
        foreach (var posting in Postings)
        {
            if (gone[posting.Slot]) continue;
            if (_postings is not null) _postings[kept] = posting;
            kept++;
        }

        Count = kept;
        if (_postings is not null && kept < _postings.Length / 4) Array.Resize(ref _postings, Math.Max(Smallest, kept));
    }
}
