using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>document_chunks</c>.</summary>
internal sealed record ChunkRow(Guid DocumentId, DocumentChunk Chunk)
{
    /// <summary>What <see cref="Read"/> wants selected from <c>document_chunks c</c>.</summary>
    public const string Columns = "c.ordinal, c.start, c.text, c.tokens, c.page, c.heading";

    public const int ColumnCount = 6;

    public static RowSet<ChunkRow> Set { get; } = new RowSet<ChunkRow>()
        .With("document_id", row => row.DocumentId)
        .With("ordinal", row => row.Chunk.Ordinal)
        .With("start", row => row.Chunk.Start)
        .With("text", row => row.Chunk.Text)
        .With("tokens", row => row.Chunk.Tokens)
        .With("page", row => row.Chunk.Page)
        .With("heading", row => row.Chunk.Heading);

    public static DocumentChunk Read(DbDataReader row, int at = 0) => row.Decode(at, "document_chunks", at, Decode);

    private static DocumentChunk Decode(DbDataReader row, int at) => new(
        row.GetInt32(at), row.GetInt32(at + 1), row.GetString(at + 2), row.GetInt32(at + 3), row.IntOrNull(at + 4), row.Text(at + 5));
}
