using System.Buffers;
using System.Text;

namespace Backboard.Memory.Parsing;

/// <summary>What the bytes of a file look like, all of them.</summary>
internal sealed class ByteStatistics
{
    private const int BufferSize = 64 * 1024;
    private const int LongestCharacter = 4;

    // One control character in so many others is a slip.
    private const int ControlsAllowed = 200;

    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(code => (byte)code), (byte)'\n', (byte)'\r', (byte)'\t']);

    public byte[] Start { get; private set; } = [];

    public long Length { get; private set; }

    public long Zeros => ZerosAtEven + ZerosAtOdd;

    public long ZerosAtEven { get; private set; }

    public long ZerosAtOdd { get; private set; }

    /// <summary>Bytes that are printable ASCII.</summary>
    public long Printable { get; private set; }

    /// <summary>Characters beyond ASCII, read as UTF-8.</summary>
    public long Characters { get; private set; }

    /// <summary>Places that are no UTF-8.</summary>
    public long Malformed { get; private set; }

    private long Controls { get; set; }

    public bool IsBinary => Controls * ControlsAllowed > Length;

    public static ByteStatistics Of(Stream file)
    {
        var statistics = new ByteStatistics();
        var buffer = new byte[BufferSize];
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var count)
        {
            if (statistics.Start.Length == 0) statistics.Start = buffer[..Math.Min(count, LongestCharacter)];
            var used = statistics.Count(buffer.AsSpan(0, kept + count), isLast: false);
            kept += count - used;
            buffer.AsSpan(used, kept).CopyTo(buffer);
        }

        statistics.Count(buffer.AsSpan(0, kept), isLast: true);
        return statistics;
    }

    /// <returns>Bytes counted: all but a character that is not whole.</returns>
    private int Count(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var plain = bytes[at..].IndexOfAnyExcept(Plain);
            plain = plain < 0 ? bytes.Length - at : plain;
            (Printable, Length, at) = (Printable + plain, Length + plain, at + plain);
            if (at == bytes.Length) break;
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast) break;
            if (status != OperationStatus.Done) Malformed++;
            else if (bytes[at] >= 0x80) Characters++;
            else Control(bytes[at]);
            (Length, at) = (Length + length, at + length);
        }

        return at;
    }

    private void Control(byte code)
    {
        if (code != 0) Controls += code is 0x0C or 0x1B ? 0 : 1;
        else if (Length % 2 == 0) ZerosAtEven++;
        else ZerosAtOdd++;
    }
}
