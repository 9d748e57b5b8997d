using System.Runtime.InteropServices;
using System.Text.Json;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;

namespace Backboard.Models.Embeddings;

/// <summary>Reads an answer with embeddings. Compatible servers send base64 of little-endian floats, as asked, or plain numbers.</summary>
internal static class EmbeddingAnswer
{
    /// <summary>Unit vectors in the order of the texts.</summary>
    /// <param name="answer">The whole answer.</param>
    /// <param name="count">How many texts were sent.</param>
    /// <param name="dimensions">The length asked for; null for any, the same for all.</param>
    public static float[][] Read(JsonElement answer, int count, int? dimensions)
    {
        var vectors = new float[count][];
        var data = answer.Get("data"u8);
        if (data.ValueKind != JsonValueKind.Array || data.GetArrayLength() != count) throw Bad("another number of embeddings than of texts");
        var next = 0;
        foreach (var item in data.EnumerateArray())
        {
            var index = item.Get("index"u8).ValueKind == JsonValueKind.Number ? item.Int("index"u8) : next;
            if ((uint)index >= (uint)count || vectors[index] is not null) throw Bad("embeddings out of order");
            vectors[index] = Unit(Vector(item.Get("embedding"u8)));
            dimensions ??= vectors[index].Length;
            if (vectors[index].Length != dimensions) throw Bad("an embedding of another length than was asked for");
            next++;
        }

        return vectors;
    }

    private static float[] Vector(JsonElement embedding) => embedding.ValueKind switch
    {
        JsonValueKind.Array => [.. embedding.EnumerateArray().Select(Number)],
        JsonValueKind.String when embedding.TryGetBytesFromBase64(out var bytes) && bytes.Length % sizeof(float) == 0 =>
            MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        _ => throw Bad("an embedding that is no list of numbers"),
    };

    private static float Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) ? number : throw Bad("an embedding that is no list of numbers");

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        if (!float.IsNormal(length)) throw Bad("an embedding without a direction");
        for (var at = 0; at < vector.Length; at++) vector[at] /= length;
        return vector;
    }

    private static ProviderException Bad(string what) => ProviderErrors.BadResponse($"The provider sent {what}.");
}
