using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Backboard.Bench.Load;

/// <summary>
/// Reads a turn's event stream and takes the stamps out of its deltas, however the server merged them: when each was sent and
/// which number it has. Looks at bytes, parses no JSON: the reader must cost little beside what it measures.
/// </summary>
internal sealed class StampReader
{
    private readonly List<byte> _unread = [];

    /// <summary>Milliseconds between the model's sending of a delta and its arrival here.</summary>
    public List<double> Delays { get; } = [];

    /// <summary>Deltas that came out of order, twice, or after a gap.</summary>
    public int Misplaced { get; private set; }

    public bool IsEnded { get; private set; }

    public async Task ReadAsync(Stream stream, CancellationToken stop)
    {
        var reader = PipeReader.Create(stream);
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var now = TimeProvider.System.GetTimestamp();
            var buffer = read.Buffer;
            while (TryLine(ref buffer, out var line)) Take(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), now);
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) break;
        }

        await reader.CompleteAsync();
    }

    private static bool TryLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is not { } end) return false;
        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    private void Take(ReadOnlySpan<byte> line, long now)
    {
        if (line.IndexOf("\"type\":\"run_ended\""u8) >= 0)
        {
            IsEnded = true;
            TakeStamps(now, all: true);
        }

        if (line.IndexOf("\"type\":\"content_streaming\""u8) < 0) return;
        var content = line[(line.IndexOf("\"content\":\""u8) + "\"content\":\""u8.Length)..];
        _unread.AddRange(content[..content.IndexOf((byte)'"')]);
        TakeStamps(now, all: false);
    }

    /// <param name="all">Nothing more comes: the last stamp is whole without its space.</param>
    private void TakeStamps(long now, bool all)
    {
        if (all && _unread.Count > 0) _unread.Add((byte)' ');
        var text = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unread);
        var taken = 0;
        while (text[taken..].IndexOf((byte)' ') is >= 0 and var end)
        {
            TakeStamp(text.Slice(taken, end), now);
            taken += end + 1;
        }

        _unread.RemoveRange(0, taken);
    }

    private void TakeStamp(ReadOnlySpan<byte> stamp, long now)
    {
        if (stamp.IsEmpty) return;
        var colon = stamp.IndexOf((byte)':');
        if (colon < 0 || !Utf8Parser.TryParse(stamp[..colon], out long sent, out _) || !Utf8Parser.TryParse(stamp[(colon + 1)..], out int number, out _))
        {
            Misplaced++;
            return;
        }

        if (number != Delays.Count) Misplaced++;
        Delays.Add(TimeProvider.System.GetElapsedTime(sent, now).TotalMilliseconds);
    }
}
