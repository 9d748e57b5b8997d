using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Memory as a turn uses it: asks the grains of the scopes that the user sees.</summary>
internal sealed partial class GrainMemory(
    IGrainFactory grains, QuestionEmbedder embedder, MemoryOptions options, TimeProvider time, ILogger<GrainMemory> logger) : IMemory
{
    private static readonly Recollection Unavailable = new([], ["memory"]);

    public async Task<Recollection> Recall(Assistant assistant, RecallQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await Ask(assistant, query, cancellationToken).WaitAsync(TimeSpan.FromMilliseconds(options.RecallMilliseconds), time, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Memory helps a turn; whatever is wrong with it, the turn goes on and says so.
            Log.Failed(logger, assistant.Key.AssistantId, e);
            return Unavailable;
        }
    }

    public void Digest(MemoryScope scope, Guid operationId) => _ = Send(scope, operationId);

    private async Task<Recollection> Ask(Assistant assistant, RecallQuery query, CancellationToken cancellationToken)
    {
        var space = embedder.SpaceOf(assistant);
        var vector = await embedder.Embed(space, query.Message, cancellationToken);
        var asked = query with { Space = space, Vector = vector, Limit = options.RecallLimit, TokenBudget = options.RecallTokens };
        var found = await Task.WhenAll(Scopes(assistant.Key, query.UserId).Select(scope => Grain(scope).Recall(asked)));
        if (found.Any(result => !result.IsOk))
            return Unavailable;
        var memories = Recollections.Merge(found.Select(result => result.Value), options.RecallLimit, options.RecallTokens);
        return new Recollection(memories, space.IsLocal || vector.Length > 0 ? [] : ["embeddings"]);
    }

    private static IEnumerable<MemoryScope> Scopes(AssistantKey assistant, string? userId) =>
        userId is null ? [new MemoryScope(assistant, null)] : [new MemoryScope(assistant, userId), new MemoryScope(assistant, null)];

    private IMemoryGrain Grain(MemoryScope scope) => grains.GetGrain<IMemoryGrain>(scope.ToString());

    private async Task Send(MemoryScope scope, Guid operationId)
    {
        try
        {
            await Grain(scope).Digest(operationId);
        }
        catch (Exception e)
        {
            // Nobody waits for this call, and the sweep makes up for it.
            Log.NotSent(logger, operationId, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Nothing could be recalled for assistant {AssistantId}.")]
        public static partial void Failed(ILogger logger, Guid assistantId, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Memory operation {OperationId} waits for the sweep.")]
        public static partial void NotSent(ILogger logger, Guid operationId, Exception exception);
    }
}
