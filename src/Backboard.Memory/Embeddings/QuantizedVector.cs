using System.Numerics.Tensors;

namespace Backboard.Memory.Embeddings;

/// <summary>Rounds unit vectors to a byte a dimension: a quarter of the memory, and an error far below what ranks differ by.</summary>
internal static class QuantizedVector
{
    private const float Largest = 127;

    /// <summary>Writes the rounded vector and returns what one step is worth; 0 for an empty vector.</summary>
    public static float Write(ReadOnlySpan<float> vector, Span<sbyte> target)
    {
        var peak = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (peak == 0 || !float.IsFinite(peak)) return 0;
        var scale = Largest / peak;
        for (var i = 0; i < vector.Length; i++) target[i] = (sbyte)MathF.Round(vector[i] * scale);
        return peak / Largest;
    }
}
