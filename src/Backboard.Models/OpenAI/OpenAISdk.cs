using System.ClientModel;
using System.ClientModel.Primitives;
using Backboard.Models.Resilience;
using OpenAI;

namespace Backboard.Models.OpenAI;

/// <summary>The official client over our connections: deadlines and retries are ours, so it has none of its own.</summary>
internal static class OpenAISdk
{
    // Servers that ask for no key still get the header the SDK insists on.
    private const string NoKey = "none";

    public static OpenAIClient Create(Uri? baseUrl, string? apiKey, ProviderHttp http) =>
        new(new ApiKeyCredential(string.IsNullOrEmpty(apiKey) ? NoKey : apiKey), new OpenAIClientOptions
        {
            Endpoint = baseUrl ?? OpenAIEndpoint.Vendor,
            Transport = new HttpClientPipelineTransport(http.Client),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
}
