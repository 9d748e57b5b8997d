using System.Data.Common;
using System.Runtime.InteropServices;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>memory_vectors</c>: 32-bit floats in the machine's order, which is little-endian wherever .NET runs.</summary>
internal sealed record VectorRow(Guid MemoryId, int Version, string Space, byte[] Bytes)
{
    public static RowSet<VectorRow> Set { get; } = new RowSet<VectorRow>()
        .With("memory_id", row => row.MemoryId)
        .With("version", row => row.Version)
        .With("space", row => row.Space)
        .With("bytes", row => row.Bytes);

    public static VectorRow Of(Guid memoryId, int version, StoredVector vector) =>
        new(memoryId, version, vector.Space, MemoryMarshal.AsBytes(vector.Values.Span).ToArray());

    public static ReadOnlyMemory<float> Values(DbDataReader row, int at)
    {
        var bytes = row.GetFieldValue<byte[]>(at);
        var values = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return values.Length * sizeof(float) == bytes.Length
            ? values
            : throw new CorruptRowException($"A vector of {bytes.Length} bytes is no list of 32-bit floats.");
    }
}
