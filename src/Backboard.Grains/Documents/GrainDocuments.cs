using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Documents as a turn uses them: asks the grains of the thread and of its assistant.</summary>
internal sealed partial class GrainDocuments : IDocuments
{
    private static readonly ImmutableArray<string> Unavailable = ["documents"];
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>An index of the largest scope is loaded in half of this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IGrainFactory _grains;
    private readonly QuestionEmbedder _embedder;
    private readonly DocumentOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<GrainDocuments> _logger;
    private readonly PassageSelection _selection;

    public GrainDocuments(
        IGrainFactory grains, QuestionEmbedder embedder, DocumentOptions options, TimeProvider time, ILogger<GrainDocuments> logger)
    {
        (_grains, _embedder, _options, _time, _logger) = (grains, embedder, options, time, logger);
        _selection = new PassageSelection(async (scope, query) => Value(await Grain(scope).Search(query)), embedder, options.ContextTokens);
    }

    public async Task<DocumentContext> Consult(Assistant assistant, DocumentQuestion question, CancellationToken cancellationToken)
    {
        var shelves = await Try<ImmutableArray<ScopeShelf>>(
            assistant,
            async () =>
            [
                await Settled(DocumentScope.Of(question.Thread), cancellationToken),
                await List(DocumentScope.Of(assistant.Key), cancellationToken),
            ],
            [],
            cancellationToken);
        if (shelves.IsEmpty)
            return new DocumentContext([], [], false, Unavailable);
        ImmutableArray<Document> documents = [.. shelves.SelectMany(shelf => shelf.Documents)];
        return documents.IsEmpty
            ? DocumentContext.None
            : await Try(
                assistant,
                () => _selection.Choose(assistant, question, shelves, cancellationToken).WaitAsync(Patience, _time, cancellationToken),
                new DocumentContext(documents, [], false, Unavailable),
                cancellationToken);
    }

    public Task<ImmutableArray<Passage>> Search(
        Assistant assistant, ThreadKey thread, string query, int limit, CancellationToken cancellationToken) => Try(
        assistant,
        async () =>
        {
            ImmutableArray<DocumentScope> scopes = [DocumentScope.Of(thread), DocumentScope.Of(assistant.Key)];
            var found = _selection.Relevant(_embedder.SpaceOf(assistant), scopes, query, limit, cancellationToken);
            return (await found.WaitAsync(Patience, _time, cancellationToken)).Passages;
        },
        [],
        cancellationToken);

    /// <summary>A scope once nothing in it waits to be read, or as it is when the turn can wait no longer.</summary>
    private async Task<ScopeShelf> Settled(DocumentScope scope, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var limit = TimeSpan.FromSeconds(_options.WaitSeconds);
        while (true)
        {
            var shelf = await List(scope, cancellationToken);
            var left = limit - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || shelf.Documents.All(document => document.IsFinal))
                return shelf;
            await Task.Delay(left < Poll ? left : Poll, _time, cancellationToken);
        }
    }

    private async Task<ScopeShelf> List(DocumentScope scope, CancellationToken cancellationToken) =>
        new(scope, Value(await Grain(scope).List().WaitAsync(Patience, _time, cancellationToken)));

    private IDocumentScopeGrain Grain(DocumentScope scope) => _grains.GetGrain<IDocumentScopeGrain>(scope.ToString());

    private static ImmutableArray<T> Value<T>(Result<ImmutableArray<T>> result) =>
        result.Error is { } error ? throw new StoreUnavailableException(error.Message) : result.Value;

    private async Task<T> Try<T>(Assistant assistant, Func<Task<T>> act, T otherwise, CancellationToken cancellationToken)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Documents help a turn; whatever is wrong with them, the turn goes on and says so.
            Log.Failed(_logger, assistant.Key.AssistantId, e);
            return otherwise;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The documents of assistant {AssistantId} or of its thread could not be consulted.")]
        public static partial void Failed(ILogger logger, Guid assistantId, Exception exception);
    }
}
