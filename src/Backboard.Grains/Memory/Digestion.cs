using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Reads the messages of one scope for what is worth remembering, in the order they were acknowledged.</summary>
internal sealed partial class Digestion(MemoryScope scope, ScopeIndex index, MemoryServices services)
{
    private const int RelatedMemories = 20;
    private const int RoundsWhenStale = 5;
    private const int AttemptsAfterTheRules = 5;
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    private readonly HashSet<Guid> _ready = [];
    private TimeSpan? _pause;

    /// <summary>Something was admitted since the last look.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Takes note that there is something to read.</summary>
    public void Admit(Guid? operationId)
    {
        IsAsked = true;
        if (operationId is { } ready)
            _ready.Add(ready);
    }

    /// <summary>Reads until nothing is ready, then fills in what was left open. Returns after how long to come back, or null.</summary>
    public async Task<TimeSpan?> Run(VectorFill<MemoryRecord> vectors, CancellationToken cancellationToken)
    {
        _pause = null;
        try
        {
            do
            {
                IsAsked = false;
                while (await Claim(cancellationToken) is { } claimed)
                    await Carry(claimed, cancellationToken);
            }
            while (IsAsked);
            await vectors.Run(cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            // The sweep finds what is left once the database is back.
            Log.PutOff(services.Logger, e);
        }
        catch (CorruptRowException e)
        {
            Log.PutOff(services.Logger, e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Deactivated: another activation takes over once the lease is over.
        }

        return _pause;
    }

    /// <summary>One vector a text where the assistant's space is a provider's; nulls where that does not answer, and in the local space.</summary>
    public async Task<ImmutableArray<StoredVector?>> Embed(Assistant assistant, ImmutableArray<string> texts, CancellationToken cancellationToken)
    {
        var space = services.Embedder.SpaceOf(assistant);
        if (space.IsLocal || texts.IsEmpty)
            return [.. texts.Select(_ => (StoredVector?)null)];
        var vectors = await services.Embedder.Embed(space, texts, cancellationToken);
        return vectors.IsDefault
            ? [.. texts.Select(_ => (StoredVector?)null)]
            : [.. vectors.Select(values => new StoredVector(space.ToString(), values))];
    }

    private async Task<ClaimedOperation?> Claim(CancellationToken cancellationToken)
    {
        var lease = TimeSpan.FromSeconds(services.Options.ExtractionSeconds) + LeaseMargin;
        ImmutableArray<Guid> ready = [.. _ready];
        var claimed = await services.Operations.Claim(
            scope, ready, services.Node.Owner, lease, services.Health.MayJudge, cancellationToken);
        if (claimed is not null)
            _ready.Remove(claimed.Operation.OperationId);
        else
            _ready.ExceptWith(ready);
        return claimed;
    }

    private async Task Carry(ClaimedOperation claimed, CancellationToken cancellationToken)
    {
        var operation = claimed.Operation;
        if (claimed.Message is not { } message)
        {
            await services.Operations.Fail(operation, "The message was deleted before it was read.", cancellationToken);
            return;
        }

        if (operation.Attempt > services.Options.ExtractionAttempts + AttemptsAfterTheRules)
        {
            await services.Operations.Fail(operation, $"It could not be read in {operation.Attempt - 1} attempts.", cancellationToken);
            return;
        }

        if (await services.Assistants.Find(scope.Assistant, cancellationToken) is not { } assistant)
            return;
        if (assistant.MemoryScope == MemoryScoping.User && scope.UserId is null)
        {
            await services.Operations.Fail(operation, "The assistant keeps memories by user, and the message names none.", cancellationToken);
            return;
        }

        for (var round = 1; !await Decide(operation, message, claimed.PreviousAnswer, assistant, cancellationToken); round++)
        {
            if (round < RoundsWhenStale)
                continue;
            await Postpone(operation, "The memories it concerns keep changing.", cancellationToken);
            return;
        }
    }

    /// <summary>False when what was decided about has changed meanwhile.</summary>
    private async Task<bool> Decide(
        MemoryOperation operation, string message, string? previousAnswer, Assistant assistant, CancellationToken cancellationToken)
    {
        var (view, _) = await index.Look(services.Embedder.SpaceOf(assistant));
        var request = new ExtractionRequest(message, previousAnswer, operation.ToldAt, Related(view, message), Reader(operation))
        {
            FactPrompt = assistant.CustomFactExtractionPrompt,
            UpdatePrompt = assistant.CustomUpdateMemoryPrompt,
        };
        switch (await Read(request, operation.Attempt, cancellationToken))
        {
            case Extracted extracted:
                return await Apply(operation, extracted, request.Related, assistant, cancellationToken);
            case ExtractionRejected rejected:
                Log.Rejected(services.Logger, operation.OperationId, rejected.Reason);
                await services.Operations.Fail(operation, rejected.Reason, cancellationToken);
                return true;
            case ExtractionUnavailable unavailable:
                await Postpone(operation, unavailable.Reason, cancellationToken);
                return true;
            default:
                return true;
        }
    }

    /// <summary>What the words may concern. "I have no home any more" shares nothing with where one lives: of few memories, all are shown.</summary>
    private ImmutableArray<MemoryRecord> Related(IMemoryIndex memories, string message)
    {
        var all = new RecallTerms(message, default, services.Time.GetUtcNow(), RelatedMemories, int.MaxValue, [])
        {
            Filter = memory => memory.Trust == MemoryTrust.User,
        };
        var few = memories.Count <= RelatedMemories ? memories.Search(all).Select(found => found.Memory) : [];
        return [.. memories.Related(message, RelatedMemories).Concat(few).DistinctBy(memory => memory.MemoryId).Take(RelatedMemories)];
    }

    /// <summary>An answer that must not be followed is asked for once more; a provider that stays away is done without.</summary>
    private async Task<Extraction> Read(ExtractionRequest request, int attempt, CancellationToken cancellationToken)
    {
        if (attempt > services.Options.ExtractionAttempts)
            request = request with { Model = null };
        var extraction = await services.Extractor.Extract(request, cancellationToken);
        if (extraction is ExtractionRejected)
            extraction = await services.Extractor.Extract(request, cancellationToken);
        return extraction is ExtractionUnavailable && attempt >= services.Options.ExtractionAttempts
            ? await services.Extractor.Extract(request with { Model = null }, cancellationToken)
            : extraction;
    }

    private async Task<bool> Apply(
        MemoryOperation operation, Extracted extracted, ImmutableArray<MemoryRecord> related, Assistant assistant, CancellationToken cancellationToken)
    {
        var changes = MemoryChanges.Of(operation, extracted, related, services.Time.GetUtcNow());
        var written = changes.Where(change => change.Kind is MemoryEffectKind.Add or MemoryEffectKind.Update).ToList();
        var vectors = await Embed(assistant, [.. written.Select(change => change.Memory!.Content)], cancellationToken);
        changes = [.. changes.Select(change => written.IndexOf(change) is >= 0 and var at ? change with { Vector = vectors[at] } : change)];
        var outcome = await services.Operations.Apply(new OperationResult(operation, changes, services.Time.GetUtcNow()), cancellationToken);
        return outcome != ApplyOutcome.Stale;
    }

    private async Task Postpone(MemoryOperation operation, string reason, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(operation.Attempt, 6) - 1));
        Log.Postponed(services.Logger, operation.OperationId, reason);
        if (await services.Operations.Postpone(operation, delay, cancellationToken) && (_pause is null || delay < _pause))
            _pause = delay;
    }

    /// <summary>The configured reader, else the turn's model; null, which means the rules, where neither can be asked.</summary>
    private ModelInfo? Reader(MemoryOperation operation)
    {
        var configured = services.Options.Model;
        return string.IsNullOrWhiteSpace(configured)
            ? services.Catalogue.Resolve(Named(operation.Provider), Named(operation.Model)).Value
            : services.Catalogue.Find(configured);
    }

    private static string? Named(string word) => word.Length == 0 ? null : word;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Reading messages for memory was put off; the sweep comes back to it.")]
        public static partial void PutOff(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Memory operation {OperationId} ended in error: {Reason}")]
        public static partial void Rejected(ILogger logger, Guid operationId, string reason);

        [LoggerMessage(LogLevel.Warning, "Memory operation {OperationId} is tried again later: {Reason}")]
        public static partial void Postponed(ILogger logger, Guid operationId, string reason);
    }
}
