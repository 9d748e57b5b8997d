namespace Backboard.Memory.Ranking;

/// <param name="Terms">Distinct.</param>
/// <param name="Counts">How often each of them occurs.</param>
/// <param name="Length">Terms in all.</param>
internal sealed record CountedTerms(int[] Terms, byte[] Counts, int Length);
