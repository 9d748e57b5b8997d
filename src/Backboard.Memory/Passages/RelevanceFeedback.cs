using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>
/// Learns from the best passages which other terms go with a question, and scores passages by those (pseudo-relevance feedback:
/// RM3; Lavrenko, Croft 2001, Abdul-Jaleel et al. 2004).
/// </summary>
internal sealed class RelevanceFeedback(PassageCorpus corpus)
{
    private readonly FieldCounts _counts = new();
    private readonly TermMap _places = new();

    /// <summary>What the learnt terms are worth in each of the hits: their mean weight, if they were all there without end.</summary>
    /// <param name="hits">Best first.</param>
    public double[] Score(IReadOnlyList<PassageHit> hits)
    {
        var scores = new double[hits.Count];
        var weights = Learn(hits);
        Span<int> counts = stackalloc int[weights.Length];
        for (var i = 0; i < hits.Count; i++)
        {
            var (entry, saturation) = (hits[i].Entry, corpus.SaturationOf(hits[i].Slot));
            counts.Clear();
            Count(entry.Words, PassageWeights.InText, counts);
            Count(entry.Heading, PassageWeights.InHeading, counts);
            Count(entry.Filename, PassageWeights.InFilename, counts);
            for (var term = 0; term < counts.Length; term++)
            {
                if (counts[term] > 0) scores[i] += weights[term] * counts[term] / (counts[term] + saturation);
            }
        }

        return scores;
    }

    private double[] Learn(IReadOnlyList<PassageHit> hits)
    {
        _places.Clear();
        var learnt = new Dictionary<int, double>();
        foreach (var hit in hits.DistinctBy(hit => hit.Entry.Fingerprint).Take(PassageWeights.Teachers))
        {
            var (trust, saturation) = (Math.Pow(hit.Relevance / hits[0].Relevance, PassageWeights.TeacherPower), corpus.SaturationOf(hit.Slot));
            _counts.Read(hit.Entry);
            for (var i = 0; i < _counts.Terms.Length; i++)
            {
                var (term, count) = (_counts.Terms[i], _counts.Counts[i]);
                learnt[term] = learnt.GetValueOrDefault(term) + (trust * count / (count + saturation));
            }
        }

        var telling = learnt.Select(pair => (Term: pair.Key, Share: pair.Value, Idf: corpus.Idf(pair.Key)))
            .OrderByDescending(term => term.Share * term.Idf).ThenBy(term => corpus.Vocabulary[term.Term], StringComparer.Ordinal)
            .Take(PassageWeights.LearntTerms).ToList();
        telling.ForEach(term => _places.Add(term.Term));
        var total = telling.Sum(term => term.Share);
        return [.. telling.Select(term => term.Share / total * term.Idf)];
    }

    private void Count(int[] terms, int weight, Span<int> counts)
    {
        foreach (var term in terms)
        {
            var place = _places.Find(term);
            if (place != TermMap.None) counts[place] += weight;
        }
    }
}
