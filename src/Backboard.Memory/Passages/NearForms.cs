using Backboard.Memory.Embeddings;
using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>
/// Terms written nearly as another, for words that no passage has: slips, and forms that no stemmer joins. The local space at work
/// on terms; over whole passages it would drown in their other words.
/// </summary>
internal sealed class NearForms(PassageCorpus corpus)
{
    private const int Limit = 4;

    private readonly LocalEmbedding _local = new(corpus.Vocabulary);
    private readonly VectorTable _vectors = new();
    private readonly float[] _buffer = new float[HashedFeatures.Dimensions];
    private int _read;

    public ImmutableArray<NearTerm> Of(string form)
    {
        for (; _read < corpus.Vocabulary.Count; _read++) _vectors.Set(_read, VectorOf(into => _local.Add(_read, 1, into)));
        if (_vectors.Widen(VectorOf(into => LocalEmbedding.Add(form, 1, into)), out var step) is not { } wanted) return [];
        var top = new TopSlots(Limit);
        for (var term = 0; term < _read; term++)
        {
            var cosine = _vectors.Cosine(term, wanted, step);
            if (cosine >= PassageWeights.NearFormFloor && cosine > top.Threshold && corpus.Words.Having(term) > 0) top.Offer(term, cosine);
        }

        return [.. top.Drain().Select(term => new NearTerm(term, PassageWeights.NearForm))];
    }

    private float[] VectorOf(Action<float[]> add)
    {
        Array.Clear(_buffer);
        add(_buffer);
        LocalEmbedding.Normalize(_buffer);
        return _buffer;
    }
}
