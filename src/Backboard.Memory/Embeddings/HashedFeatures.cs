using System.Runtime.InteropServices;

namespace Backboard.Memory.Embeddings;

/// <summary>A direction in the local space: a dimension and how far along it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Feature(int Dimension, float Weight);

/// <summary>
/// The local space: a term is itself and its runs of three and four letters, each hashed to a signed dimension (the hashing
/// trick, Weinberger et al. 2009), so that forms no stemmer joins still lie close.
/// </summary>
internal static class HashedFeatures
{
    public const int Dimensions = 256;

    private const float WordWeight = 1f;
    private const float RunsWeight = 1f;
    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    public static Feature[] Of(string term)
    {
        var padded = $"<{term}>";
        var features = new List<Feature> { At(Hash(term), WordWeight) };
        for (var size = ShortestRun; size <= LongestRun; size++)
        {
            for (var start = 0; start + size <= padded.Length; start++)
                features.Add(At(Hash(padded.AsSpan(start, size)), 1));
        }

        // The runs of a long word weigh no more in all than those of a short one.
        var each = ExactWeight.Of(RunsWeight / MathF.Sqrt(Math.Max(1, features.Count - 1)));
        foreach (ref var feature in CollectionsMarshal.AsSpan(features)[1..]) feature = feature with { Weight = feature.Weight * each };
        return [.. features];
    }

    private static Feature At(uint hash, float weight) =>
        new((int)(hash % Dimensions), (hash & 0x8000_0000) == 0 ? weight : -weight);

    /// <summary>FNV-1a with a final mix; stable over processes and machines.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x7feb352du;
        hash = (hash ^ (hash >> 15)) * 0x846ca68bu;
        return hash ^ (hash >> 16);
    }
}
