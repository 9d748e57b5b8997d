using System.Text.Json;
using Anthropic;
using Anthropic.Models.Models;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;
using ModelInfo = Backboard.Abstractions.ModelInfo;

namespace Backboard.Models.Anthropic;

/// <summary>Anthropic, or a server that speaks its messages.</summary>
internal sealed class AnthropicChatProvider : IChatProvider, IDisposable
{
    private const string Vendor = "https://api.anthropic.com";
    private const string NoKey = "none";

    private readonly AnthropicClient _sdk;

    public AnthropicChatProvider(string name, Uri? baseUrl, string? apiKey, ProviderHttp http)
    {
        Name = name;
        // Everything is said here, so that no variable of the process's environment takes a part in it.
        _sdk = new AnthropicClient
        {
            BaseUrl = baseUrl?.ToString().TrimEnd('/') ?? Vendor,
            ApiKey = string.IsNullOrEmpty(apiKey) ? NoKey : apiKey,
            AuthToken = null,
            HttpClient = http.Client,
            MaxRetries = 0,
            Timeout = TimeSpan.FromDays(1),
        };
    }

    public string Name { get; }

    public ChatDialect Dialect => ChatDialect.Anthropic;

    public IChatClient CreateClient(string model) => new AnthropicChatClient(_sdk.WithRawResponse.Messages, model);

    public async Task<ImmutableArray<ModelInfo>> ListModels(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _sdk.WithRawResponse.Models.List(new ModelListParams { Limit = 1000 }, cancellationToken);
            var models = JsonElement.Parse(await response.ReadAsString(cancellationToken)).Get("data"u8);
            return models.ValueKind != JsonValueKind.Array ? [] : [.. models.EnumerateArray().Select(Model).OfType<ModelInfo>()];
        }
        catch (Exception exception) when (ProviderErrors.Of(exception) is not null)
        {
            return [];
        }
    }

    public void Dispose() => _sdk.Dispose();

    private ModelInfo? Model(JsonElement model) => model.Text("id"u8) is not { Length: > 0 } id ? null : new ModelInfo(Name, id, "llm", 0)
    {
        SupportsTools = true,
        SupportsJsonOutput = true,
    };
}
