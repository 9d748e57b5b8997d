namespace Backboard.Grains.Tests.Documents;

/// <summary>Documents and their reading as rows in memory, by the rules of the ports.</summary>
internal sealed partial class FakeDocuments(TimeProvider time) : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Row> _rows = [];
    private readonly Dictionary<DocumentScope, long> _heads = [];

    /// <summary>The database does not answer.</summary>
    public bool IsDown { get; set; }

    public int Shelves { get; private set; }

    public int Pages { get; private set; }

    /// <summary>Before a page is read.</summary>
    public Func<Task> OnPage { get; set; } = () => Task.CompletedTask;

    public Row this[Guid id]
    {
        get
        {
            lock (_gate)
                return _rows[id];
        }
    }

    public bool Has(Guid id)
    {
        lock (_gate)
            return _rows.ContainsKey(id);
    }

    public Document Add(DocumentScope scope, string bytes, DocumentStatus status = DocumentStatus.Pending, string filename = "notes.txt")
    {
        var id = NewId();
        var document = new Document
        {
            Key = new DocumentKey(scope.TenantId, id),
            Scope = scope,
            Filename = filename,
            Type = "txt",
            Size = bytes.Length,
            Status = status,
            CreatedAt = time.GetUtcNow(),
        };
        lock (_gate)
            _rows.Add(id, new Row { Document = document, Bytes = System.Text.Encoding.ASCII.GetBytes(bytes), Order = _rows.Count });
        return document;
    }

    /// <summary>A document that was read: its chunks have these texts.</summary>
    public Document AddIndexed(DocumentScope scope, IEnumerable<string> chunks, string filename = "notes.txt", int tokens = 10)
    {
        var document = Add(scope, "", filename: filename);
        lock (_gate)
            Index(document.Key.DocumentId, [.. chunks.Select((text, at) => new DocumentChunk(at, at * 100, text, tokens, null, null))]);
        return this[document.Key.DocumentId].Document;
    }

    public void Index(Guid id, ImmutableArray<DocumentChunk> chunks)
    {
        var row = _rows[id];
        row.Chunks = [.. chunks];
        End(row, row.Document with
        {
            Status = DocumentStatus.Indexed,
            Attempt = row.Document.Attempt + 1,
            ChunkCount = chunks.Length,
            TotalTokens = chunks.Sum(chunk => chunk.Tokens),
        });
    }

    public Task<Document?> Find(DocumentKey key, CancellationToken cancellationToken) => Do(() => _rows.GetValueOrDefault(key.DocumentId)?.Document);

    public Task<ImmutableArray<Document>> List(DocumentScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<Document>> Attached(string tenantId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<DocumentShelf> Shelf(DocumentScope scope, CancellationToken cancellationToken) => Do(() =>
    {
        Shelves++;
        return new DocumentShelf(_heads.GetValueOrDefault(scope), Of(scope));
    });

    public async Task<ChunkPage> Chunks(DocumentKey key, int after, int limit, string? space, CancellationToken cancellationToken)
    {
        await OnPage();
        return await Do(() =>
        {
            Pages++;
            var row = _rows.GetValueOrDefault(key.DocumentId) is { Document.Status: DocumentStatus.Indexed } found ? found : new Row { Document = null! };
            ImmutableArray<DocumentChunk> chunks = [.. row.Chunks.Where(chunk => chunk.Ordinal > after).Take(limit)];
            var vectors = chunks.Where(chunk => row.Vectors.ContainsKey((space ?? "", chunk.Ordinal)));
            return new ChunkPage(chunks, vectors.ToImmutableDictionary(chunk => chunk.Ordinal, chunk => row.Vectors[(space!, chunk.Ordinal)]));
        });
    }

    public Task<ImmutableArray<StoredChunk>> Chunks(DocumentScope scope, ImmutableArray<ChunkRef> chunks, CancellationToken cancellationToken) =>
        Do<ImmutableArray<StoredChunk>>(() =>
        [
            .. from chunk in chunks
               let row = _rows.GetValueOrDefault(chunk.DocumentId)
               where row is { Document.Status: DocumentStatus.Indexed } && row.Document.Scope == scope && chunk.Ordinal < row.Chunks.Count
               select new StoredChunk(chunk.DocumentId, row.Document.Filename, row.Chunks[chunk.Ordinal]),
        ]);

    public Task<string?> Text(DocumentKey key, int start, int length, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Document?> Delete(DocumentKey key, CancellationToken cancellationToken) => Do(() =>
    {
        if (!_rows.Remove(key.DocumentId, out var row))
            return null;
        if (row.Document.Status == DocumentStatus.Indexed)
            Raise(row.Document.Scope);
        return row.Document;
    });

    public Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveVectors(
        DocumentKey key, string space, ImmutableArray<(int Ordinal, ReadOnlyMemory<float> Values)> vectors, CancellationToken cancellationToken) => Do(() =>
    {
        if (_rows.GetValueOrDefault(key.DocumentId) is { } row)
            foreach (var (ordinal, values) in vectors)
                row.Vectors.TryAdd((space, ordinal), values);
        return true;
    });

    public Task<int> Prune(TimeSpan olderThan, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>As if its owner had been deleted.</summary>
    public void Erase(DocumentScope scope)
    {
        foreach (var document in Of(scope))
            _rows.Remove(document.Key.DocumentId);
        _heads.Remove(scope);
    }

    public ImmutableArray<Document> Of(DocumentScope scope) =>
        [.. _rows.Values.Where(row => row.Document.Scope == scope).OrderBy(row => row.Order).Select(row => row.Document)];

    private void End(Row row, Document document)
    {
        row.Document = document with { CompletedAt = time.GetUtcNow() };
        row.Owner = null;
        if (document.Status == DocumentStatus.Indexed)
            Raise(document.Scope);
    }

    private void Raise(DocumentScope scope) => _heads[scope] = _heads.GetValueOrDefault(scope) + 1;

    private async Task<T> Do<T>(Func<T> act)
    {
        await Task.Yield();
        if (IsDown)
            throw new StoreUnavailableException("The database does not answer.");
        lock (_gate)
            return act();
    }

    internal sealed class Row
    {
        public required Document Document { get; set; }

        public byte[] Bytes { get; init; } = [];

        public int Order { get; init; }

        public string? Owner { get; set; }

        public DateTimeOffset Until { get; set; }

        public string Text { get; set; } = "";

        public List<DocumentChunk> Chunks { get; set; } = [];

        public Dictionary<(string Space, int Ordinal), ReadOnlyMemory<float>> Vectors { get; } = [];
    }
}
