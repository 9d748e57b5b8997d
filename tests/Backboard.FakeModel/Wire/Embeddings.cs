using System.Runtime.InteropServices;
using System.Text.Json;
using Backboard.FakeModel.Scripting;

namespace Backboard.FakeModel.Wire;

/// <summary>Unit vectors from hashed words: equal texts are equal, texts that share words are near.</summary>
internal static class Embeddings
{
    private const int DefaultDimensions = 256;

    // Several, so that two words that share one position do not cancel each other out.
    private const int PositionsPerWord = 8;

    public static object Answer(JsonElement body, Script script)
    {
        var inputs = Content.Strings(body, "input");
        var dimensions = script.EmbeddingsDimensions ?? body.Number("dimensions") ?? NativeDimensions(body.Text("model"));
        var base64 = body.Text("encoding_format") is "base64";
        var tokens = inputs.Sum(input => TokenRule.Count(input));
        return new
        {
            @object = "list",
            model = body.Text("model"),
            data = inputs.Select((input, index) => new { @object = "embedding", index, embedding = Encode(Vector(script.Synonyms.For(input), dimensions), base64) }),
            usage = new { prompt_tokens = tokens, total_tokens = tokens },
        };
    }

    private static int NativeDimensions(string? model) => model switch
    {
        "text-embedding-3-large" => 3072,
        "text-embedding-3-small" or "text-embedding-ada-002" => 1536,
        _ => DefaultDimensions,
    };

    private static object Encode(float[] vector, bool base64) =>
        base64 ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())) : vector;

    private static float[] Vector(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = Hash(word.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')'));
            for (var i = 0; i < PositionsPerWord; i++)
            {
                hash = (hash ^ (hash >> 15)) * 0x2c1b3c6d;
                vector[(hash >> 8) % (uint)dimensions] += (hash & 1) == 0 ? 1 : -1;
            }
        }

        var length = MathF.Sqrt(vector.Sum(x => x * x));
        if (length == 0) vector[0] = length = 1;
        for (var i = 0; i < dimensions; i++) vector[i] /= length;
        return vector;
    }

    /// <summary>FNV-1a, because string.GetHashCode differs between processes.</summary>
    private static uint Hash(string word)
    {
        var hash = 2166136261;
        foreach (var c in word) hash = (hash ^ char.ToLowerInvariant(c)) * 16777619;
        return hash;
    }
}
