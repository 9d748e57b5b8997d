using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>
/// Scores passages by the question's neighbouring words that are neighbours there too, stop words aside (sequential dependence;
/// Metzler, Croft 2005).
/// </summary>
internal sealed class PairScorer(PassageCorpus corpus)
{
    private readonly TermMap _firsts = new();
    private readonly Dictionary<TermPair, int> _places = [];

    /// <summary>What the pairs of a question are worth in each of the hits, in the unit of term weights.</summary>
    public double[] Score(PassageQuestion question, IReadOnlyList<PassageHit> hits)
    {
        var scores = new double[hits.Count];
        if (question.Pairs.IsEmpty) return scores;
        for (var i = 0; i < question.Pairs.Length; i++)
        {
            _places.Add(question.Pairs[i].Pair, i);
            _firsts.Add(question.Pairs[i].Pair.First);
        }

        Span<int> counts = stackalloc int[question.Pairs.Length];
        for (var i = 0; i < hits.Count; i++)
        {
            if (!Count(hits[i].Entry.Words, counts)) continue;
            var saturation = corpus.SaturationOf(hits[i].Slot);
            for (var pair = 0; pair < counts.Length; pair++)
                scores[i] += question.Pairs[pair].Weight * counts[pair] / (counts[pair] + saturation);
        }

        _firsts.Clear();
        _places.Clear();
        return scores;
    }

    private bool Count(int[] words, Span<int> counts)
    {
        counts.Clear();
        var any = false;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (_firsts.Find(words[i]) == TermMap.None || !_places.TryGetValue(new TermPair(words[i], words[i + 1]), out var pair)) continue;
            counts[pair] += PassageWeights.InText;
            any = true;
        }

        return any;
    }
}
