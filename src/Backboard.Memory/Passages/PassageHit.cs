using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>A passage that bears on a question.</summary>
internal sealed class PassageHit(int slot, PassageEntry entry) : Ranked<PassageHit>
{
    public int Slot => slot;

    public PassageEntry Entry => entry;

    protected override int CompareEqual(PassageHit other) => PassageEntry.Compare(entry, other.Entry);
}
