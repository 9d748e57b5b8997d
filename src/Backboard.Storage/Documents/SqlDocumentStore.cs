using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

internal sealed class SqlDocumentStore(IDatabase database) : IDocumentStore
{
    private readonly DocumentReads _reads = new(database.Dialect);
    private readonly ChunkReads _chunks = new(database.Dialect);
    private readonly DocumentRemoval _removal = new(database.Dialect);
    private readonly DocumentCopy _copy = new(database);
    private readonly DocumentPruning _pruning = new(database);

    private readonly string _keepIndexed =
        $"SELECT chunk_count FROM documents WHERE {DocumentColumns.AreOfKey} AND {DocumentRow.IsIndexed} {database.Dialect.ForKeyShare}";

    public Task<Document?> Find(DocumentKey key, CancellationToken cancellationToken) =>
        database.Read(session => DocumentReads.Find(session, key), cancellationToken);

    public Task<ImmutableArray<Document>> List(DocumentScope scope, CancellationToken cancellationToken) =>
        database.Read(session => DocumentReads.List(session, scope), cancellationToken);

    public Task<ImmutableArray<Document>> Attached(
        string tenantId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken) =>
        database.Read(session => _reads.Attached(session, tenantId, runIds), cancellationToken);

    public Task<DocumentShelf> Shelf(DocumentScope scope, CancellationToken cancellationToken) =>
        database.Read(session => DocumentReads.Shelf(session, scope), cancellationToken);

    public Task<ChunkPage> Chunks(DocumentKey key, int after, int limit, string? space, CancellationToken cancellationToken) =>
        database.Read(session => ChunkReads.Page(session, key, after, limit, space), cancellationToken);

    public Task<ImmutableArray<StoredChunk>> Chunks(
        DocumentScope scope, ImmutableArray<ChunkRef> chunks, CancellationToken cancellationToken) =>
        database.Read(session => _chunks.Named(session, scope, chunks), cancellationToken);

    public Task<string?> Text(DocumentKey key, int start, int length, CancellationToken cancellationToken) =>
        database.Read(session => TextReads.Read(session, key, start, length), cancellationToken);

    public Task<Document?> Delete(DocumentKey key, CancellationToken cancellationToken) =>
        database.Write(session => _removal.Delete(session, key), cancellationToken);

    public Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken) =>
        _copy.Copy(from, to, now, cancellationToken);

    public Task SaveVectors(
        DocumentKey key, string space, ImmutableArray<(int Ordinal, ReadOnlyMemory<float> Values)> vectors,
        CancellationToken cancellationToken) =>
        database.Write(
            async session =>
            {
                if (await session.Query(_keepIndexed, row => row.GetInt32(0), key.Parameters()) is not [var count]) return 0;
                List<ChunkVectorRow> rows =
                [
                    .. vectors.Where(vector => vector.Ordinal >= 0 && vector.Ordinal < count)
                        .Select(vector => ChunkVectorRow.Of(key.DocumentId, vector.Ordinal, space, vector.Values)),
                ];
                return rows.Count == 0 ? 0 : await session.Insert("document_vectors", ChunkVectorRow.Set, rows, "ON CONFLICT DO NOTHING");
            },
            cancellationToken);

    public Task<int> Prune(TimeSpan olderThan, CancellationToken cancellationToken) => _pruning.Prune(olderThan, cancellationToken);
}
