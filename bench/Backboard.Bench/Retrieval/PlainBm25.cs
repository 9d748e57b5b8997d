namespace Backboard.Bench.Retrieval;

/// <summary>BM25 as the textbooks have it (k1 1.2, b 0.75), sharing nothing with the engine: the floor that it must clear.</summary>
internal sealed class PlainBm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly List<Dictionary<string, int>> _counts;
    private readonly Dictionary<string, int> _documentsWith = [];
    private readonly double _meanLength;

    /// <param name="documents">The words of each, with repetitions.</param>
    public PlainBm25(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        _counts = [.. documents.Select(static words => words.CountBy(static word => word).ToDictionary())];
        foreach (var word in _counts.SelectMany(static counts => counts.Keys))
            _documentsWith[word] = _documentsWith.GetValueOrDefault(word) + 1;
        _meanLength = documents.Average(static words => words.Count);
    }

    /// <summary>Places of the documents, best first; equals in their own order.</summary>
    public IReadOnlyList<int> Rank(IReadOnlyList<string> query) =>
        [.. Enumerable.Range(0, _counts.Count).OrderByDescending(document => Score(_counts[document], query))];

    private double Score(Dictionary<string, int> counts, IReadOnlyList<string> query)
    {
        var norm = K1 * (1 - B + (B * counts.Values.Sum() / _meanLength));
        return query.Where(counts.ContainsKey).Sum(word => Rarity(word) * counts[word] * (K1 + 1) / (counts[word] + norm));
    }

    private double Rarity(string word) => Math.Log(1 + ((_counts.Count - _documentsWith[word] + 0.5) / (_documentsWith[word] + 0.5)));
}
