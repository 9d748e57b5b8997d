using System.Runtime.InteropServices;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>document_vectors</c>, stored as <see cref="VectorRow"/> is.</summary>
internal sealed record ChunkVectorRow(Guid DocumentId, int Ordinal, string Space, byte[] Bytes)
{
    public static RowSet<ChunkVectorRow> Set { get; } = new RowSet<ChunkVectorRow>()
        .With("document_id", row => row.DocumentId)
        .With("ordinal", row => row.Ordinal)
        .With("space", row => row.Space)
        .With("bytes", row => row.Bytes);

    public static ChunkVectorRow Of(Guid documentId, int ordinal, string space, ReadOnlyMemory<float> values) =>
        new(documentId, ordinal, space, MemoryMarshal.AsBytes(values.Span).ToArray());
}
