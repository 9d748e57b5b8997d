using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Backboard.SemanticKernel.Chat;

/// <summary>A connector's client between the gateway's promises: plain messages in, and faults out that the gateway knows.</summary>
internal sealed class GuardedChatClient(IChatClient client) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = options?.Clone() ?? new ChatOptions();
        asked.AdditionalProperties = null;
        await using var updates = client.GetStreamingResponseAsync(PlainMessages.Of(messages), asked, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates))
        {
            Check(updates.Current);
            yield return updates.Current;
        }

        // Some clients end quietly when they are cancelled.
        cancellationToken.ThrowIfCancellationRequested();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => client.GetService(serviceType, serviceKey);

    public void Dispose() => client.Dispose();

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception)
        {
            if (ConnectorFaults.Of(exception) is { } fault) throw fault;
            throw;
        }
    }

    private static void Check(ChatResponseUpdate update)
    {
        if (update.Contents.OfType<FunctionCallContent>().FirstOrDefault(call => call.Exception is not null) is { Exception: { } broken })
            throw new ProviderException(
                ProviderException.BadResponse, "The model called a tool with arguments that are not JSON.", inner: broken);
    }
}
