using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Text.Json;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;
using OpenAI;
using SdkChatClient = OpenAI.Chat.ChatClient;

namespace Backboard.Models.OpenAI;

/// <summary>OpenAI, or any server that speaks its chat completions.</summary>
internal sealed class OpenAIChatProvider : IChatProvider
{
    private readonly OpenAIClient _sdk;
    private readonly OpenAIEndpoint _endpoint;
    private readonly ConcurrentDictionary<string, SdkChatClient> _clients = new();

    public OpenAIChatProvider(string name, Uri? baseUrl, string? apiKey, ProviderHttp http)
    {
        Name = name;
        _endpoint = new OpenAIEndpoint(baseUrl ?? OpenAIEndpoint.Vendor);
        _sdk = OpenAISdk.Create(baseUrl, apiKey, http);
    }

    public string Name { get; }

    public ChatDialect Dialect => ChatDialect.OpenAI;

    public IChatClient CreateClient(string model) => new OpenAIChatClient(_clients.GetOrAdd(model, _sdk.GetChatClient), _endpoint, model);

    public async Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken)
    {
        try
        {
            var result = await _sdk.GetOpenAIModelClient().GetModelsAsync(new RequestOptions { CancellationToken = cancellationToken });
            var models = JsonElement.Parse(result.GetRawResponse().Content).Get("data"u8);
            return models.ValueKind != JsonValueKind.Array ? [] : [.. models.EnumerateArray().Select(Model).OfType<ModelInfo>()];
        }
        catch (Exception exception) when (ProviderErrors.Of(exception) is not null)
        {
            return [];
        }
    }

    /// <summary>Compatible servers say how long their context is; the vendor does not, which the catalogue reads as 0.</summary>
    private ModelInfo? Model(JsonElement model)
    {
        if (model.Text("id"u8) is not { Length: > 0 } id) return null;
        var context = Math.Max(model.Int("context_length"u8), Math.Max(model.Int("max_model_len"u8), model.Int("context_window"u8)));
        var isEmbedding = id.Contains("embed", StringComparison.OrdinalIgnoreCase);
        return new ModelInfo(Name, id, isEmbedding ? "embedding" : "llm", context)
        {
            SupportsTools = !isEmbedding,
            SupportsJsonOutput = !isEmbedding,
        };
    }
}
