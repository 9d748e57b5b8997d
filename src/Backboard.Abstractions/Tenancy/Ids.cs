using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Backboard.Abstractions;

/// <summary>The one place where ids are made: UUID version 7, so that they sort by creation.</summary>
public static class Ids
{
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The id of the memory operation that reads a run's message: the same for every attempt.</summary>
    public static Guid OfMemoryOperation(Guid runId) => OfMessage(runId, -1);

    /// <summary>The id of the n-th memory that an operation adds: the same for every attempt, so that it is added once.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="index">n, from 0.</param>
    /// <param name="at">When the operation was made: lists are sorted by it.</param>
    public static Guid OfMemory(Guid operationId, int index, DateTimeOffset at)
    {
        // Version 7 with the time in front, as all ids; the rest is made from the operation.
        Span<byte> made = stackalloc byte[16];
        Span<byte> time = stackalloc byte[16];
        OfMessage(operationId, index).TryWriteBytes(made, bigEndian: true, out _);
        Guid.CreateVersion7(at).TryWriteBytes(time, bigEndian: true, out _);
        time[..6].CopyTo(made);
        made[6] = (byte)((made[6] & 0x0F) | 0x70);
        return new Guid(made, bigEndian: true);
    }

    /// <summary>The id of a memory's copy for another assistant: the same for every attempt, and sorted as the original.</summary>
    public static Guid OfCopy(Guid memoryId, Guid assistantId)
    {
        Span<byte> input = stackalloc byte[32];
        Span<byte> hash = stackalloc byte[32];
        memoryId.TryWriteBytes(input, bigEndian: true, out _);
        assistantId.TryWriteBytes(input[16..], bigEndian: true, out _);
        SHA256.HashData(input, hash);
        input[..8].CopyTo(hash);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

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
