using System.Diagnostics;

namespace Backboard.Host.Tests;

internal sealed partial class FakeDocuments : IDocumentStore
{
    public Task<Document?> Find(DocumentKey key, CancellationToken cancellationToken) =>
        Task.FromResult(Visible.FirstOrDefault(r => r.Document.Key == key)?.Document);

    public Task<ImmutableArray<Document>> List(DocumentScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(Visible.Select(static r => r.Document).Where(d => d.Scope == scope)
            .OrderByDescending(d => came.IndexOf(d.Key)).ToImmutableArray());

    public Task<ImmutableArray<Document>> Attached(
        string tenantId, IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken)
    {
        Lookups++;
        return Task.FromResult(Visible
            .Where(r => r.Document.Key.TenantId == tenantId && r.Document.RunId is { } run && runIds.Contains(run))
            .OrderBy(static r => r.Ordinal).Select(static r => r.Document).ToImmutableArray());
    }

    public Task<ChunkPage> Chunks(DocumentKey key, int after, int limit, string? space, CancellationToken cancellationToken) =>
        Task.FromResult(new ChunkPage(
            [.. Visible.Where(r => r.Document.Key == key).SelectMany(static r => r.Chunks).Where(c => c.Ordinal > after).Take(limit)],
            ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty));

    public Task<string?> Text(DocumentKey key, int start, int length, CancellationToken cancellationToken)
    {
        var text = Visible.FirstOrDefault(r => r.Document.Key == key)?.Text;
        return Task.FromResult(text?[Math.Min(start, text.Length)..Math.Min(start + length, text.Length)]);
    }

    public async Task<Document?> Delete(DocumentKey key, CancellationToken cancellationToken) => (await Task.FromResult(Remove(key))).Value;

    public Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var copies = Visible.Select(static r => r.Document).Where(d => d.Scope == DocumentScope.Of(from))
            .Select(d => d with { Key = d.Key with { DocumentId = Ids.OfCopy(d.Key.DocumentId, to.AssistantId) }, Scope = DocumentScope.Of(to) });
        return Task.FromResult(copies.ToList().Count(copy => Put(copy) is not null));
    }

    public Task<DocumentShelf> Shelf(DocumentScope scope, CancellationToken cancellationToken) => throw new UnreachableException("Grains alone ask this.");

    public Task<ImmutableArray<StoredChunk>> Chunks(
        DocumentScope scope, ImmutableArray<ChunkRef> chunks, CancellationToken cancellationToken) => throw new UnreachableException("Grains alone ask this.");

    public Task SaveVectors(
        DocumentKey key, string space, ImmutableArray<(int Ordinal, ReadOnlyMemory<float> Values)> vectors, CancellationToken cancellationToken) =>
        throw new UnreachableException("Grains alone do this.");

    public Task<int> Prune(TimeSpan olderThan, CancellationToken cancellationToken) => throw new UnreachableException("Grains alone do this.");

    private ImmutableArray<Row> Visible
    {
        get
        {
            lock (gate)
                return [.. Rows.Values.Where(static r => r.Document.Status is not DocumentStatus.Uploading)];
        }
    }
}
