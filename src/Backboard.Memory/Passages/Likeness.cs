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
        var (places, counts, having) = (new TermMap(), new FieldCounts(), new List<int>());
        var vectors = new (int Place, int Weight)[hits.Count][];
        for (var i = 0; i < hits.Count; i++)
        {
            vectors[i] = VectorOf(corpus, hits[i], counts, places);
            _places.Add(hits[i], i);
        }

        CollectionsMarshal.SetCount(having, places.Terms.Length);
        foreach (var (place, _) in vectors.SelectMany(static vector => vector)) having[place]++;
        Compare(vectors, having);
    }

    /// <summary>Cosine of two of them, by place.</summary>
    public double this[int left, int right] => _cosines[left, right];

    /// <summary>Cosine of two hits, 0 where one of them is none of these.</summary>
    public double Of(PassageHit left, PassageHit right) =>
        _places.TryGetValue(left, out var i) && _places.TryGetValue(right, out var j) ? _cosines[i, j] : 0;

    private static (int Place, int Weight)[] VectorOf(PassageCorpus corpus, PassageHit hit, FieldCounts counts, TermMap places)
    {
        counts.Read(hit.Entry);
        var (vector, saturation) = (new (int Place, int Weight)[counts.Terms.Length], corpus.SaturationOf(hit.Slot));
        for (var i = 0; i < vector.Length; i++)
        {
            var (term, count) = (counts.Terms[i], counts.Counts[i]);
            vector[i] = (places.Add(term), (int)Math.Round(Steps * corpus.Idf(term) * count / (count + saturation)));
        }

        return vector;
    }

    private void Compare((int Place, int Weight)[][] vectors, List<int> having)
    {
        var weights = new int[having.Count];
        double[] norms = [.. vectors.Select(static vector => Math.Sqrt(vector.Sum(static one => (long)one.Weight * one.Weight)))];
        // What only one of them has lengthens its vector and meets nothing.
        (int Place, int Weight)[][] shared = [.. vectors.Select(vector => Array.FindAll(vector, one => having[one.Place] > 1))];
        for (var i = 0; i < shared.Length; i++)
        {
            foreach (var (place, weight) in shared[i]) weights[place] = weight;
            for (var j = 0; j < i; j++)
            {
                var dot = 0L;
                foreach (var (place, weight) in shared[j]) dot += weights[place] * weight;
                _cosines[i, j] = _cosines[j, i] = dot == 0 ? 0 : dot / (norms[i] * norms[j]);
            }

            foreach (var (place, _) in shared[i]) weights[place] = 0;
        }
    }
}
