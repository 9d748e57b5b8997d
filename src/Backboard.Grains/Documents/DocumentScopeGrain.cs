using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>Decides when: keeps the index at the rows' heels, and has missing embeddings made behind the answers.</summary>
internal sealed partial class DocumentScopeGrain(
    IDocumentStore store, IPassageIndexFactory indexes, IEmbedder embedder, NodeHealth health, TimeProvider time,
    ILogger<DocumentScopeGrain> logger)
    : Grain, IDocumentScopeGrain
{
    private DocumentScope _scope;
    private PassageFinder _finder = null!;
    private ShelfIndex? _shelf;
    private VectorFill<StoredChunk>? _vectors;
    private bool _isFilling;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _scope = DocumentScope.Parse(this.GetPrimaryKeyString());
        _finder = new PassageFinder(_scope, store);
        return Task.CompletedTask;
    }

    public Task<Result<ImmutableArray<Document>>> List() =>
        LaneCaller.Guard<ImmutableArray<Document>>(async () => (await store.Shelf(_scope, CancellationToken.None)).Documents);

    public Task<Result<ImmutableArray<Passage>>> Search(PassageQuery query) => LaneCaller.Guard<ImmutableArray<Passage>>(async () =>
    {
        if (query.Kind == PassageQueryKind.All)
            return await _finder.All(query);
        var shelf = Shelf(query.Space);
        var passages = query.Kind == PassageQueryKind.Sample ? await _finder.Sample(query, shelf) : await _finder.Relevant(query, shelf);
        FillLater();
        return passages;
    });

    private ShelfIndex Shelf(EmbeddingSpace space)
    {
        if (_shelf?.Space == space)
            return _shelf;
        _shelf = new ShelfIndex(_scope, space, store, indexes.Create(_scope, space));
        _vectors = new VectorFill<StoredChunk>(_shelf, embedder, time);
        return _shelf;
    }

    private void FillLater()
    {
        if (_isFilling || _vectors is not { IsDue: true } vectors)
            return;
        _isFilling = true;
        this.Later(health, TimeSpan.Zero, async token =>
        {
            try
            {
                await vectors.Run(token);
            }
            catch (Exception e) when (e is StoreUnavailableException or CorruptRowException)
            {
                // The next question begins anew.
                Log.NotFilled(logger, e);
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                // Deactivated.
            }
            finally
            {
                _isFilling = false;
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Missing embeddings of documents were not stored; the next question comes back to it.")]
        public static partial void NotFilled(ILogger logger, Exception exception);
    }
}
