namespace Backboard.Bench.Cranfield;

/// <param name="Found">Ids of abstracts, best first.</param>
internal sealed record GradedRanking(GradedQuery Query, IReadOnlyList<string> Found);

/// <summary>How good rankings are, mean of the queries.</summary>
internal sealed class GradedRetrieval(IReadOnlyList<GradedRanking> rankings)
{
    public int Queries => rankings.Count;

    /// <summary>Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002); a grade gains 2^grade − 1, a rank divides by log₂(rank + 1).</summary>
    public double Gain(int k) => Mean(rankings, ranking => GainOf(ranking, k));

    /// <summary>Share of the abstracts that answer a query among its first k.</summary>
    public double Recall(int k) => Mean(rankings, ranking =>
        (double)ranking.Found.Take(k).Count(ranking.Query.Grades.ContainsKey) / ranking.Query.Grades.Count);

    /// <summary>The same gain of every other query, and of the rest: how much of it is chance.</summary>
    public string Halves(int k) => string.Join(" and ", rankings
        .Select(static (ranking, place) => (ranking, place))
        .GroupBy(static ranked => ranked.place % 2, static ranked => ranked.ranking)
        .Select(half => $"{Mean(half, ranking => GainOf(ranking, k)):F3}"));

    private static double GainOf(GradedRanking ranking, int k)
    {
        var (grades, best) = (ranking.Query.Grades, ranking.Query.Grades.Values.OrderDescending());
        return Discounted(ranking.Found.Select(id => grades.GetValueOrDefault(id)), k) / Discounted(best, k);
    }

    private static double Discounted(IEnumerable<int> grades, int k) =>
        grades.Take(k).Select(static (grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();

    private static double Mean(IEnumerable<GradedRanking> of, Func<GradedRanking, double> measure) => of.Average(measure);
}
