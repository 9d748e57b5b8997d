using System.Numerics.Tensors;
using Backboard.Memory.Text;

namespace Backboard.Memory.Embeddings;

/// <summary>Turns the terms of an index into vectors of the local space, without a model and always the same.</summary>
internal sealed class LocalEmbedding(Vocabulary vocabulary)
{
    private readonly List<Feature[]?> _features = [];

    /// <summary>Adds a known term to a vector.</summary>
    public void Add(int term, float weight, Span<float> vector)
    {
        while (_features.Count <= term) _features.Add(null);
        Add(_features[term] ??= HashedFeatures.Of(vocabulary[term]!), weight, vector);
    }

    /// <summary>Adds a term that the vocabulary may not know.</summary>
    public static void Add(string term, float weight, Span<float> vector) => Add(HashedFeatures.Of(term), weight, vector);

    /// <summary>Makes a vector one long; an empty one stays empty.</summary>
    public static void Normalize(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
    }

    private static void Add(Feature[] features, float weight, Span<float> vector)
    {
        foreach (var feature in features) vector[feature.Dimension] += feature.Weight * weight;
    }
}
