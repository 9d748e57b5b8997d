using Backboard.Memory.Embeddings;
using Backboard.Memory.Ranking;

namespace Backboard.Memory.Recall;

/// <summary>A question's vector, ready to be compared with those of an index.</summary>
internal sealed record QuestionVector(short[] Values, float Step);

/// <summary>Which entries lie closest to a question.</summary>
internal sealed class VectorSearch(Corpus corpus, LocalEmbedding? local)
{
    private readonly float[] _buffer = new float[HashedFeatures.Dimensions];

    /// <summary>The vector to look with: the given one, or in the local space one made of the question's terms.</summary>
    public QuestionVector? VectorOf(Question question, ReadOnlyMemory<float> given)
    {
        if (local is null) return Widen(given.Span);
        Array.Clear(_buffer);
        foreach (var term in question.Terms)
        {
            if (term.Term >= 0) local.Add(term.Term, (float)term.Weight, _buffer);
            else LocalEmbedding.Add(term.Text, (float)term.Weight, _buffer);
        }

        LocalEmbedding.Normalize(_buffer);
        return Widen(_buffer);
    }

    /// <summary>Sets an entry's vector: the given one, or in the local space one made of its terms.</summary>
    public void Set(int slot, Entry entry, ReadOnlyMemory<float> given)
    {
        if (local is null)
        {
            corpus.Vectors.Set(slot, given.Span);
            return;
        }

        Array.Clear(_buffer);
        for (var i = 0; i < entry.Terms.Length; i++) local.Add(entry.Terms[i], ExactWeight.Of(MathF.Sqrt(entry.Counts[i])), _buffer);
        LocalEmbedding.Normalize(_buffer);
        corpus.Vectors.Set(slot, _buffer);
    }

    /// <summary>The closest entries that pass and are no farther than the floor, best first.</summary>
    public int[] Best(QuestionVector vector, int limit, float floor, Func<Entry, bool> passes)
    {
        var top = new TopSlots(limit);
        for (var slot = 0; slot < corpus.SlotCount; slot++)
        {
            var cosine = corpus.Vectors.Cosine(slot, vector.Values, vector.Step);
            if (cosine >= floor && cosine > top.Threshold && passes(corpus[slot])) top.Offer(slot, cosine);
        }

        return top.Drain();
    }

    private QuestionVector? Widen(ReadOnlySpan<float> vector) =>
        corpus.Vectors.Widen(vector, out var step) is { } values ? new QuestionVector(values, step) : null;
}
