namespace Backboard.Memory.Recall;

/// <summary>
/// How well an entry answers a question, 0–1: the share of the question's weight that it covers, where words said in the same
/// message, just before or after it count too, at less (BM25F with the conversation around as a field).
/// </summary>
internal sealed class ContextScorer(Library library)
{
    private const int Digits = 9;

    private double[] _counts = [];

    public double Score(Question question, Entry entry)
    {
        if (question.TotalWeight <= 0) return 0;
        if (_counts.Length < question.Terms.Length) _counts = new double[question.Terms.Length];
        Array.Clear(_counts);
        Count(question, entry, 1);
        var (length, weights) = ((double)entry.Length, 1.0);
        if (entry.Memory.Source is { } source) CountAround(question, entry, source, ref length, ref weights);
        var saturation = RecallWeights.K1 * (1 - RecallWeights.B + (RecallWeights.B * length / (weights * library.AverageLength)));
        var covered = 0.0;
        for (var i = 0; i < question.Terms.Length; i++)
            covered += question.Terms[i].Weight * _counts[i] / (_counts[i] + saturation);
        // Sums over neighbours depend on their order in the last bits; ranks must not.
        return Math.Round(covered / question.TotalWeight, Digits);
    }

    private void CountAround(Question question, Entry entry, MemorySource source, ref double length, ref double weights)
    {
        for (var distance = 1 - RecallWeights.Neighbour.Length; distance < RecallWeights.Neighbour.Length; distance++)
        {
            var (weight, seq) = (RecallWeights.Neighbour[Math.Abs(distance)], source.MessageSeq + distance);
            // What a memory took from a message, the message says too.
            var corpus = library.IsHeard(source.ThreadId, seq) ? library.Messages : library.Memories;
            foreach (var slot in corpus.Messages.Of(source.ThreadId, seq))
            {
                var other = corpus[slot];
                if (ReferenceEquals(other, entry)) continue;
                Count(question, other, weight);
                length += weight * other.Length;
                weights += weight;
            }
        }
    }

    private void Count(Question question, Entry entry, double weight)
    {
        for (var i = 0; i < question.Terms.Length; i++)
        {
            var term = question.Terms[i];
            if (term.Term >= 0) _counts[i] += weight * entry.CountOf(term.Term);
            foreach (var near in term.Near) _counts[i] += weight * near.Weight * entry.CountOf(near.Term);
        }
    }
}
