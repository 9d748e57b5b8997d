using System.Runtime.CompilerServices;
using Backboard.Models.Catalogue;
using Backboard.Models.Rendering;
using Backboard.Models.Resilience;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local;

/// <summary>The offline responder as a chat client: answers at once, then says it word by word.</summary>
internal sealed class LocalChatClient(LocalOptions options, TimeProvider time) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new(LocalModel.Provider, null, LocalModel.Name);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<ChatMessage> history = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (history.SelectMany(message => message.Contents).Any(content => content is not TextReasoningContent && content.Block() is not null))
            throw ProviderErrors.Unsendable($"{LocalModel.Name} reads text alone, no pictures and no documents.");
        var reply = Responder.Answer(history, options);
        var input = history.Sum(message => Pieces.Count(message.Text)) + Pieces.Count(options?.Instructions);
        if (reply.Calls.Count > 0)
        {
            yield return Update([.. reply.Calls]);
            yield return End(input, reply.Calls.Count, ChatFinishReason.ToolCalls, null);
            yield break;
        }
        var prefill = history is [.., { } last] && last.Role == ChatRole.Assistant ? last.Text : "";
        var shaped = AnswerShaper.Shape(reply.Text, options, prefill);
        var start = time.GetTimestamp();
        for (var i = 0; i < shaped.Pieces.Count; i++)
        {
            await Pace(start, i, cancellationToken);
            yield return Update([new TextContent(shaped.Pieces[i])]);
        }
        yield return End(input, shaped.Pieces.Count, shaped.FinishReason, shaped.StopSequence);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    /// <summary>Keeps to the rate since the start, so that coarse timers do not slow it down.</summary>
    private async ValueTask Pace(long start, int word, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.WordsPerSecond == 0) return;
        var wait = TimeSpan.FromSeconds((double)word / options.WordsPerSecond) - time.GetElapsedTime(start);
        if (wait >= Shortest) await Task.Delay(wait, time, cancellationToken);
    }

    private static ChatResponseUpdate Update(IList<AIContent> contents) => new(ChatRole.Assistant, contents) { ModelId = LocalModel.Name };

    private static ChatResponseUpdate End(int input, int output, ChatFinishReason reason, string? stopSequence)
    {
        var usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
        var update = Update([new UsageContent(usage)]);
        update.FinishReason = reason;
        if (stopSequence is not null) update.AdditionalProperties = new AdditionalPropertiesDictionary { [WireKeys.StopSequence] = stopSequence };
        return update;
    }
}
