namespace Backboard.Bench.Locomo;

/// <param name="Turns">What a question found, best first; a turn may be there more than once.</param>
internal sealed record Ranking(string Conversation, Question Question, IReadOnlyList<TurnId> Turns);

/// <summary>
/// Evidence recall at k: the share of a question's evidence among its first k distinct turns, as a percentage, mean of the
/// questions.
/// </summary>
internal sealed class EvidenceRecall(IReadOnlyList<Ranking> rankings)
{
    private static readonly Dictionary<int, string> Categories =
        new() { [1] = "multi-hop", [2] = "temporal", [3] = "commonsense", [4] = "single-hop" };

    public int Questions => rankings.Count;

    public double At(int k) => Mean(rankings, k);

    public double At(int k, int category) => Mean(rankings.Where(ranking => ranking.Question.Category == category), k);

    public string Curve() => $"R@5 {At(5):F1}, R@10 {At(10):F1}, R@20 {At(20):F1}";

    public string ByCategory(int k) => string.Join(", ", rankings
        .GroupBy(static ranking => ranking.Question.Category)
        .OrderBy(static group => group.Key)
        .Select(group => $"{group.Key} {Categories.GetValueOrDefault(group.Key)} {Mean(group, k):F1} ({group.Count()})"));

    public string ByConversation(int k) => string.Join(", ", rankings
        .GroupBy(static ranking => ranking.Conversation)
        .Select(group => $"{group.Key} {Mean(group, k):F1} ({group.Count()})"));

    private static double Mean(IEnumerable<Ranking> rankings, int k) =>
        100 * rankings.Select(ranking => Of(ranking, k)).DefaultIfEmpty().Average();

    private static double Of(Ranking ranking, int k)
    {
        var found = ranking.Turns.Distinct().Take(k).ToHashSet();
        var evidence = ranking.Question.Evidence;
        return (double)evidence.Count(found.Contains) / evidence.Count;
    }
}
