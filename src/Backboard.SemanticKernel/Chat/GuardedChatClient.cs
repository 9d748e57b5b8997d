using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

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
        // A client that calls tools itself must leave to us what nobody offered.
        if (client.GetService<FunctionInvokingChatClient>() is { } invoking) invoking.TerminateOnUnknownCalls = true;
        var calls = new AnswerPieces();
        await using var updates = client.GetStreamingResponseAsync(PlainMessages.Of(messages), asked, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates, cancellationToken))
        {
            Restore(updates.Current, calls);
            yield return updates.Current;
        }

        // Some clients end quietly when they are cancelled.
        cancellationToken.ThrowIfCancellationRequested();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => client.GetService(serviceType, serviceKey);

    public void Dispose() => client.Dispose();

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        CallToken.Current = cancellationToken;
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

    /// <summary>Gives calls the arguments that came, where the wire shows them, instead of what the client could make of them.</summary>
    private static void Restore(ChatResponseUpdate update, AnswerPieces calls)
    {
        if (update.RawRepresentation is StreamingChatCompletionUpdate wire)
        {
            foreach (var piece in wire.ToolCallUpdates)
                calls.AddCall(piece.Index, piece.ToolCallId, piece.FunctionName, piece.FunctionArgumentsUpdate?.ToString());
        }

        if (!update.Contents.Any(content => content is FunctionCallContent)) return;
        if (calls.TakeCalls() is { Count: > 0 } whole)
            update.Contents = [.. update.Contents.Where(content => content is not FunctionCallContent), .. whole];
        if (update.Contents.OfType<FunctionCallContent>().Any(call => call.Exception is not null))
            throw new ProviderException(ProviderException.BadResponse, "The model called a tool with arguments that are not JSON.");
    }
}
