using System.Data.Common;
using Backboard.Storage.Sql;

namespace Backboard.Storage.Documents;

/// <summary>Reads of chunks, of indexed documents only.</summary>
internal sealed class ChunkReads(SqlDialect dialect)
{
    private const int VectorAt = ChunkRow.ColumnCount;
    private const int ChunkAt = 2;

    private static readonly string Plain = PageSql("NULL", "");

    private static readonly string WithVectors = PageSql(
        "v.bytes", "LEFT JOIN document_vectors v ON v.document_id = c.document_id AND v.ordinal = c.ordinal AND v.space = @space");

    // CROSS: SQLite joins in the order written, and does not go through all chunks of the scope.
    private readonly string _named =
        $"""
        SELECT d.document_id, d.filename, {ChunkRow.Columns}
        FROM {dialect.Pairs("r", "@ids", "@ordinals")} CROSS JOIN documents d CROSS JOIN document_chunks c
        WHERE d.document_id = r.id AND c.document_id = r.id AND c.ordinal = r.number
          AND d.tenant_id = @tenant AND d.scope_kind = @kind AND d.scope_id = @scope AND d.{DocumentRow.IsIndexed}
        ORDER BY r.at
        """;

    public static async Task<ChunkPage> Page(SqlSession session, DocumentKey key, int after, int limit, string? space)
    {
        (string, object?)[] parameters = [.. key.Parameters(), ("after", after), ("limit", limit)];
        var rows = await session.Query(
            space is null ? Plain : WithVectors,
            row => (Chunk: ChunkRow.Read(row), Vector: Vector(row)),
            space is null ? parameters : [.. parameters, ("space", space)]);
        return new ChunkPage(
            [.. rows.Select(row => row.Chunk)],
            rows.Where(row => !row.Vector.IsEmpty).ToImmutableDictionary(row => row.Chunk.Ordinal, row => row.Vector));
    }

    public async Task<ImmutableArray<StoredChunk>> Named(SqlSession session, DocumentScope scope, ImmutableArray<ChunkRef> chunks) =>
        chunks.IsEmpty ? [] : [.. await session.Query(
            _named,
            row => new StoredChunk(row.GetGuid(0), row.GetString(1), ChunkRow.Read(row, ChunkAt)),
            [
                ("ids", chunks.Select(chunk => chunk.DocumentId).ToArray()), ("ordinals", chunks.Select(chunk => chunk.Ordinal).ToArray()),
                .. scope.Parameters(),
            ])];

    private static ReadOnlyMemory<float> Vector(DbDataReader row) =>
        row.IsDBNull(VectorAt) ? default : row.Decode(VectorAt, "document_vectors", 0, VectorRow.Values);

    private static string PageSql(string vector, string join) =>
        $"""
        SELECT {ChunkRow.Columns}, {vector}
        FROM documents d JOIN document_chunks c ON c.document_id = d.document_id {join}
        WHERE d.document_id = @document AND d.tenant_id = @tenant AND d.{DocumentRow.IsIndexed} AND c.ordinal > @after
        ORDER BY c.ordinal LIMIT @limit
        """;
}
