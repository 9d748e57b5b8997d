namespace Backboard.Memory.Summaries;

/// <summary>Chooses sentences: from each part of a document the one whose terms are the most frequent, less those that were said already.</summary>
internal static class SentenceChoice
{
    private const int Parts = 4;

    // A term that was said already counts this much, so that a sentence is not chosen for it again.
    private const double SaidBefore = 0.2;

    // So many terms more in the divisor, so that short sentences do not win by being short.
    private const int LengthDamping = 6;

    /// <param name="room">Characters that all may take together, with a space before each.</param>
    /// <returns>In the order of the text.</returns>
    public static IReadOnlyList<string> Of(Candidates candidates, TermCounts counts, int room)
    {
        var said = new HashSet<int>();
        var chosen = new List<string>();
        foreach (var part in candidates.Kept.GroupBy(candidate => (long)candidate.Position * Parts / candidates.Seen))
        {
            var best = part.Where(candidate => candidate.Text.Length < room).MaxBy(candidate => Score(candidate, counts, said));
            if (best is null || chosen.Contains(best.Text)) continue;
            chosen.Add(best.Text);
            said.UnionWith(best.Terms);
            room -= best.Text.Length + 1;
        }

        return chosen;
    }

    private static double Score(Candidate candidate, TermCounts counts, HashSet<int> said)
    {
        var sum = 0.0;
        foreach (var term in candidate.Terms) sum += Math.Log(counts[term]) * (said.Contains(term) ? SaidBefore : 1);
        return sum / (candidate.Terms.Length + LengthDamping);
    }
}
