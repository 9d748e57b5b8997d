using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Backboard.Abstractions;

/// <summary>The one place where ids are made: UUID version 7, so that they sort by creation.</summary>
public static class Ids
{
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The id of a run's next message after a given head: the same for every attempt, so that a recovered turn keeps it.</summary>
    public static Guid OfMessage(Guid runId, long afterSeq)
    {
        Span<byte> input = stackalloc byte[24];
        Span<byte> hash = stackalloc byte[32];
        runId.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(input[16..], afterSeq);
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
