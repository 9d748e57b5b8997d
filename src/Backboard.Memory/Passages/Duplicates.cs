namespace Backboard.Memory.Passages;

/// <summary>Leaves out what only repeats something better.</summary>
internal static class Duplicates
{
    /// <param name="hits">Best first.</param>
    /// <param name="likeness">Of the hits that have a place in it.</param>
    public static IEnumerable<PassageHit> Without(IEnumerable<PassageHit> hits, Likeness likeness)
    {
        var (taken, texts) = (new List<PassageHit>(), new HashSet<ulong>());
        foreach (var hit in hits)
        {
            if (texts.Contains(hit.Entry.Fingerprint) || taken.Exists(better => Repeats(hit, better, likeness))) continue;
            texts.Add(hit.Entry.Fingerprint);
            taken.Add(hit);
            yield return hit;
        }
    }

    /// <summary>Whether two differ in no telling word, and none of the question's.</summary>
    private static bool Repeats(PassageHit hit, PassageHit better, Likeness likeness) =>
        hit.Coverage <= better.Coverage && likeness.Of(hit, better) >= PassageWeights.Same;
}
