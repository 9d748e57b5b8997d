using System.Numerics.Tensors;

namespace Backboard.KernelMemory.Store;

/// <summary>
/// The embedding of the local space: words and their runs of three letters, each hashed to a signed dimension (the hashing trick,
/// Weinberger et al. 2009). Without a model, and always the same.
/// </summary>
internal static class HashedWords
{
    private const int Dimensions = 1024;
    private const int Run = 3;

    public static float[] Of(string text)
    {
        var vector = new float[Dimensions];
        foreach (var (form, _) in Words.Of(text))
        {
            Add(vector, form, 1);
            var padded = $"<{form}>";
            var each = 0.7f / MathF.Sqrt(Math.Max(1, padded.Length - Run + 1));
            for (var start = 0; start + Run <= padded.Length; start++) Add(vector, padded.AsSpan(start, Run), each);
        }

        // A text without words lies off all others, but somewhere: no length is no direction.
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
        else vector[0] = float.Epsilon;
        return vector;
    }

    private static void Add(float[] vector, ReadOnlySpan<char> feature, float weight)
    {
        var hash = 2166136261u;
        foreach (var character in feature) hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x7feb352du;
        hash = (hash ^ (hash >> 15)) * 0x846ca68bu;
        hash ^= hash >> 16;
        vector[hash % Dimensions] += (hash & 0x8000_0000) == 0 ? weight : -weight;
    }
}
