using System.Runtime.InteropServices;

namespace Backboard.Memory.Text;

/// <summary>
/// Words by hash and the number each stands for, because an index asks for every word of every text, and comparing letters would take most of
/// its time. Among a million words two share 64 bits once in ten million indexes, and then are taken for one. Many may ask at once while
/// nobody adds; nothing is ever taken out.
/// </summary>
internal sealed class WordTable
{
    private const int Smallest = 1_024;

    private Slot[] _slots = new Slot[Smallest];
    private int _count;

    /// <param name="hash">Of the word, by <see cref="WordHash"/>.</param>
    public bool TryFind(ulong hash, out int number)
    {
        var slots = _slots;
        for (var at = PlaceOf(hash, slots);; at = (at + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[at];
            number = slot.Number;
            if (slot.Hash == hash) return true;
            if (slot.Hash == 0) return false;
        }
    }

    /// <summary>Gives a word that is there another number.</summary>
    public void Replace(ulong hash, int number) => Place(new Slot(hash, number), _slots);

    /// <summary>Adds a word that is not there.</summary>
    public void Add(ulong hash, int number)
    {
        // Half empty, so that a look-up seldom looks further.
        if (++_count > _slots.Length / 2) Grow();
        Place(new Slot(hash, number), _slots);
    }

    private void Grow()
    {
        var grown = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Hash != 0) Place(slot, grown);
        }

        _slots = grown;
    }

    private static void Place(Slot slot, Slot[] slots)
    {
        var at = PlaceOf(slot.Hash, slots);
        while (slots[at].Hash != 0 && slots[at].Hash != slot.Hash) at = (at + 1) & (slots.Length - 1);
        slots[at] = slot;
    }

    private static int PlaceOf(ulong hash, Slot[] slots) => (int)hash & (slots.Length - 1);

    /// <param name="Hash">Never 0 for a word.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong Hash, int Number);
}
