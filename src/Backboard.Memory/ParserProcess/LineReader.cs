using System.Buffers;
using System.IO.Pipelines;

namespace Backboard.Memory.ParserProcess;

/// <summary>Reads lines of bytes, one at a time, however they arrive.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>Bytes of a line; a process that says more at once is not ours.</summary>
    public const int Longest = 4 << 20;

    private readonly PipeReader _reader = PipeReader.Create(stream);

    /// <summary>The next line without its end, empty for one that is too long; null at the end of all, also within a line.</summary>
    public async Task<byte[]?> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = result.Buffer.Slice(0, end).ToArray();
                _reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line;
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted) return null;
            if (result.Buffer.Length > Longest) return [];
        }
    }
}
