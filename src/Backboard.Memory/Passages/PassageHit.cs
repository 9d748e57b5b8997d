using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>A passage that bears on a question.</summary>
internal sealed class PassageHit(int slot, PassageEntry entry) : Ranked<PassageHit>
{
    public int Slot => slot;

    public PassageEntry Entry => entry;

    /// <summary>Share of the question's weight that the passage's own words cover, 0–1.</summary>
    public double Coverage { get; set; }

    /// <summary>What is learnt from an index is its own: only what the question itself says compares with other indexes.</summary>
    public override double Strength => Coverage;

    protected override int CompareEqual(PassageHit other) => PassageEntry.Compare(entry, other.Entry);
}
