using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Backboard.Models.Gateway;
using Backboard.Models.Resilience;
using Backboard.Models.Wire;
using Microsoft.Extensions.AI;
using SdkChatClient = OpenAI.Chat.ChatClient;

namespace Backboard.Models.OpenAI;

/// <summary>
/// Chat completions through the official SDK's transport, with our own reading and writing of the wire: tool schemas pass
/// unchanged, reasoning of compatible servers is understood, and what is broken is noticed.
/// </summary>
internal sealed class OpenAIChatClient(SdkChatClient client, OpenAIEndpoint endpoint, string model) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new ChatOptions();
        var stops = options is { StopSequences.Count: > 0 } && options.NamesStopSequence() ? new StopScanner(options.StopSequences) : null;
        var request = new OpenAIRequest(endpoint, model, messages, options);
        await using var body = await SendAsync(request, cancellationToken);
        var calls = new ToolCallPieces();
        await foreach (var item in ProviderSse.Read(body, OpenAIChunk.Parse).EnumerateAsync(cancellationToken))
        {
            var chunk = item.Data;
            if (chunk.IsDone) break;
            foreach (var piece in chunk.ToolCalls) calls.Add(piece);
            if (stops is not null) chunk = Scanned(chunk, stops);
            if (stops?.Found is { } stop)
            {
                yield return Stopped(chunk, stop);
                yield break;
            }

            // A chunk without content, the role at the start, is no answer yet.
            if (!chunk.IsEmpty) yield return Update(chunk);
        }

        if (stops?.Flush() is { Length: > 0 } rest) yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
        if (calls.Whole().ToList() is { Count: > 0 } whole) yield return new ChatResponseUpdate(ChatRole.Assistant, whole);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Connections belong to the provider.
    }

    private async Task<Stream> SendAsync(OpenAIRequest request, CancellationToken cancellationToken)
    {
        using var body = request.Write();
        var options = new RequestOptions { BufferResponse = false, CancellationToken = cancellationToken };
        using var content = BinaryContent.Create(BinaryData.FromBytes(body.Written));
        var result = await client.CompleteChatAsync(content, options);
        // The stream is all that is to be disposed of: disposing the response would read it to its end first.
        return result.GetRawResponse().ContentStream ?? throw ProviderErrors.BadResponse("The provider sent no answer.");
    }

    private static OpenAIChunk Scanned(OpenAIChunk chunk, StopScanner stops) =>
        chunk.Text is { Length: > 0 } text ? chunk with { Text = stops.Push(text) } : chunk;

    private static ChatResponseUpdate Stopped(OpenAIChunk chunk, string stop)
    {
        var update = Update(chunk);
        update.FinishReason = StopReasons.StopSequence;
        update.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.StopSequence] = stop };
        return update;
    }

    private static ChatResponseUpdate Update(OpenAIChunk chunk)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = chunk.Finish };
        if (chunk.Reasoning is { Length: > 0 } reasoning) update.Contents.Add(new TextReasoningContent(reasoning));
        if (chunk.Text is { Length: > 0 } text) update.Contents.Add(new TextContent(text));
        if (chunk.Usage is { } usage) update.Contents.Add(new UsageContent(usage));
        return update;
    }
}
