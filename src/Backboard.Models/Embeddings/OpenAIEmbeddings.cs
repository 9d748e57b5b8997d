using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Text.Json;
using Backboard.Models.Catalogue;
using Backboard.Models.OpenAI;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using OpenAI;
using OpenAI.Embeddings;

namespace Backboard.Models.Embeddings;

/// <summary>The embeddings of one provider that speaks OpenAI's protocol.</summary>
internal sealed class OpenAIEmbeddings(string name, ProviderOptions settings, ProviderHttp http) : IEmbeddingProvider
{
    private const string VendorDefault = "text-embedding-3-large";
    private const long LongestAnswer = 64 * 1024 * 1024;

    private readonly OpenAIClient _sdk = OpenAISdk.Create(settings.BaseUrl is { } url ? new Uri(url) : null, settings.ApiKey, http);
    private readonly ConcurrentDictionary<string, EmbeddingClient> _clients = new();

    public string Name => name;

    public string? DefaultModel =>
        settings.Models.FirstOrDefault(model => model.Contains("embed", StringComparison.OrdinalIgnoreCase))
        ?? (name == "openai" || settings.BaseUrl is null ? VendorDefault : null);

    public async Task<float[][]> Embed(EmbeddingSpace space, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var body = RequestBody.Write((space, texts), static (json, request) => Write(json, request.space, request.texts));
        using var content = BinaryContent.Create(BinaryData.FromBytes(body.Written));
        var client = _clients.GetOrAdd(space.Model, _sdk.GetEmbeddingClient);
        var result = await client.GenerateEmbeddingsAsync(content, new RequestOptions { BufferResponse = false, CancellationToken = cancellationToken });
        var stream = result.GetRawResponse().ContentStream ?? throw ProviderErrors.BadResponse("The provider sent no embeddings.");
        await using var capped = new CappedStream(stream, LongestAnswer);
        using var answer = await JsonDocument.ParseAsync(capped, cancellationToken: cancellationToken);
        return EmbeddingAnswer.Read(answer.RootElement, texts.Count, space.Dimensions);
    }

    private static void Write(Utf8JsonWriter json, EmbeddingSpace space, IReadOnlyList<string> texts)
    {
        json.WriteString("model"u8, space.Model);
        json.WriteString("encoding_format"u8, "base64"u8);
        // Older models refuse to be told their own length.
        if (space.Dimensions is { } length && ModelFacts.Find(space.Model)?.EmbeddingDimensions != length)
            json.WriteNumber("dimensions"u8, length);
        json.WriteStartArray("input"u8);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
