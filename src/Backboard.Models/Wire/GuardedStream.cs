using System.Text.Json;
using System.Text.Unicode;
using Backboard.Models.Resilience;

namespace Backboard.Models.Wire;

/// <summary>
/// A body of lines: of events, of JSON objects, or of one JSON text. Bounded and UTF-8 or nothing; a line that is an error object is
/// thrown as what it means. A line is looked at before its end is handed out.
/// </summary>
internal sealed class GuardedStream(Stream inner) : ReadOnlyStream
{
    private const byte LineFeed = (byte)'\n';

    private readonly CappedStream _body = new(inner, ProviderSse.MaxBytes);
    private readonly MemoryStream _line = new();
    private ProviderException? _fault;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_fault is not null) throw _fault;
        var count = await _body.ReadAsync(buffer, cancellationToken);
        return Watch(buffer.Span, count);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        _fault is null ? Watch(buffer.AsSpan(offset), _body.Read(buffer, offset, count)) : throw _fault;

    protected override void Dispose(bool disposing)
    {
        if (disposing) _body.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>How many of the bytes may be seen: what comes before a line that is wrong is read before the fault is thrown.</summary>
    private int Watch(ReadOnlySpan<byte> buffer, int count)
    {
        var start = 0;
        for (var length = buffer[..count].IndexOf(LineFeed); length >= 0; length = buffer[start..count].IndexOf(LineFeed))
        {
            _line.Write(buffer.Slice(start, length));
            if ((_fault = FaultOfLine()) is not null) return start > 0 ? start : throw _fault;
            start += length + 1;
        }

        _line.Write(buffer[start..count]);
        if (count == 0 && FaultOfLine() is { } last) throw last;
        return count;
    }

    private ProviderException? FaultOfLine()
    {
        var line = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        _line.SetLength(0);
        if (!Utf8.IsValid(line)) return ProviderErrors.BadResponse("The provider sent text that is not UTF-8.");
        if (line.StartsWith("data:"u8)) line = line["data:"u8.Length..];
        line = line.Trim(" \r"u8);
        return line.StartsWith("{\"error\""u8) ? Error(line) : null;
    }

    private static ProviderException? Error(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!JsonDocument.TryParseValue(ref reader, out var document)) return null;
        using (document)
        {
            var error = document.RootElement.Get("error"u8);
            if (error.ValueKind == JsonValueKind.Null) return null;
            var code = error.Get("code"u8);
            return ProviderErrors.OfEvent(error.Text("type"u8) ?? code.Text() ?? (code.ValueKind == JsonValueKind.Number ? code.GetRawText() : null));
        }
    }
}
