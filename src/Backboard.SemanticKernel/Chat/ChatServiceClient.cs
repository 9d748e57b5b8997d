using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Backboard.SemanticKernel.Chat;

/// <summary>
/// A chat completion service as a chat client. Semantic Kernel's own way from the one to the other loses tools that it cannot call itself
/// and what connectors tell in ways of their own.
/// </summary>
internal sealed class ChatServiceClient(IChatCompletionService service, ServiceDialect dialect) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new ChatOptions();
        var tools = KernelTools.Of(options.Tools);
        if (tools.Count > 0 && !dialect.TakesTools)
            throw new ProviderException(ProviderException.Rejected, "The connector that serves this model cannot offer it tools.");
        var request = dialect.Request(options, tools);
        var answer = new AnswerPieces();
        await foreach (var chunk in service.GetStreamingChatMessageContentsAsync(
            ServiceHistory.Of(messages, dialect), request.Settings, request.Kernel, cancellationToken))
        {
            if (chunk.ChoiceIndex != 0) continue;
            dialect.Read(chunk, answer);
            if (answer.Take() is { } update) yield return update;
        }

        yield return answer.End();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // The service belongs to its kernel.
    }
}
