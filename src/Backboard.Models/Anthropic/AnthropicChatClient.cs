using System.Runtime.CompilerServices;
using System.Text.Json;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Anthropic.Services;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Anthropic;

/// <summary>
/// Messages through the official SDK's raw responses. Its own chat client would lose what a conversation engine needs: tool
/// schemas as given, every signed thinking block, the stop sequence, and a stream that ends too early.
/// </summary>
internal sealed class AnthropicChatClient(IMessageServiceWithRawResponse messages, string model) : IChatClient
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(new AnthropicRequest(model, messages, options ?? new ChatOptions()), cancellationToken);
        await using var body = await response.ReadAsStream(cancellationToken);
        var answer = new AnthropicAnswer();
        await foreach (var item in ProviderSse.Read(body, AnthropicEvent.Parse).EnumerateAsync(cancellationToken))
        {
            if (item.Data.Kind == AnthropicEventKind.MessageStop)
            {
                yield return answer.Finish();
                yield break;
            }

            if (answer.Add(item.Data) is { } update) yield return update;
        }

        throw ProviderErrors.BadResponse("The provider's stream ended before its answer did.");
    }

    public object? GetService(System.Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Connections belong to the provider.
    }

    private async Task<HttpResponse> SendAsync(AnthropicRequest request, CancellationToken cancellationToken)
    {
        using var written = request.Write();
        var body = JsonElement.Parse(written.Written.Span).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        return await messages.CreateStreaming(MessageCreateParams.FromRawUnchecked(Nothing, Nothing, body), cancellationToken);
    }
}
