using System.Runtime.InteropServices;
using Backboard.Memory.Text;

namespace Backboard.Memory.Passages;

/// <summary>How alike some passages are: cosines of their BM25 weights. In whole numbers, so that no order of terms shows in the last bits.</summary>
internal sealed class Likeness
{
    private const double Steps = 64;

    private readonly double[,] _cosines;
    private readonly Dictionary<PassageHit, int> _places = [];

    public Likeness(PassageCorpus corpus, IReadOnlyList<PassageHit> hits)
    {
        _cosines = new double[hits.Count, hits.Count];
        var (terms, counts) = (new TermMap(), new FieldCounts());
        var vectors = new Weight[hits.Count][];
        for (var i = 0; i < hits.Count; i++)
        {
            vectors[i] = VectorOf(corpus, hits[i], counts, terms);
            _places.Add(hits[i], i);
        }

        Compare(vectors, terms.Terms.Length);
    }

    /// <summary>Cosine of two of them, by place.</summary>
    public double this[int left, int right] => _cosines[left, right];

    /// <summary>Cosine of two hits, 0 where one of them is none of these.</summary>
    public double Of(PassageHit left, PassageHit right) =>
        _places.TryGetValue(left, out var i) && _places.TryGetValue(right, out var j) ? _cosines[i, j] : 0;

    private static Weight[] VectorOf(PassageCorpus corpus, PassageHit hit, FieldCounts counts, TermMap terms)
    {
        counts.Read(hit.Entry);
        var (vector, saturation) = (new Weight[counts.Terms.Length], corpus.SaturationOf(hit.Slot));
        for (var i = 0; i < vector.Length; i++)
        {
            var (term, count) = (counts.Terms[i], counts.Counts[i]);
            vector[i] = new Weight(terms.Add(term), (int)Math.Round(Steps * corpus.Idf(term) * count / (count + saturation)));
        }

        return vector;
    }

    private void Compare(Weight[][] vectors, int terms)
    {
        var (having, weights, norms) = (new int[terms], new int[terms], new double[vectors.Length]);
        for (var i = 0; i < vectors.Length; i++)
        {
            var sum = 0L;
            foreach (var weight in vectors[i])
            {
                having[weight.Term]++;
                sum += weight.Value * weight.Value;
            }

            norms[i] = Math.Sqrt(sum);
        }

        for (var i = 0; i < vectors.Length; i++)
        {
            // What only one of them has lengthens its vector and meets nothing.
            vectors[i] = Array.FindAll(vectors[i], weight => having[weight.Term] > 1 && weight.Value > 0);
            foreach (var weight in vectors[i]) weights[weight.Term] = weight.Value;
            for (var j = 0; j < i; j++)
            {
                var dot = Dot(vectors[j], weights);
                _cosines[i, j] = _cosines[j, i] = dot == 0 ? 0 : dot / (norms[i] * norms[j]);
            }

            foreach (var weight in vectors[i]) weights[weight.Term] = 0;
        }
    }

    private static long Dot(Weight[] vector, int[] weights)
    {
        var dot = 0L;
        foreach (var weight in vector) dot += weights[weight.Term] * weight.Value;
        return dot;
    }

    /// <param name="Term">Its place among the terms of all.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Weight(int Term, int Value);
}
