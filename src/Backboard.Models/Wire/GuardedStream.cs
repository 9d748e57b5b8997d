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
    private const int MaxBytes = 10 * 1024 * 1024;
    private const byte LineFeed = (byte)'\n';

    private readonly MemoryStream _line = new();
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        return Watch(buffer.Span, count);
    }

    public override int Read(byte[] buffer, int offset, int count) => Watch(buffer.AsSpan(offset), inner.Read(buffer, offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Watch(ReadOnlySpan<byte> buffer, int count)
    {
        _read += count;
        if (_read > MaxBytes) throw ProviderErrors.BadResponse($"The provider sent more than {MaxBytes / (1024 * 1024)} MB.");
        var rest = buffer[..count];
        for (var end = rest.IndexOf(LineFeed); end >= 0; end = rest.IndexOf(LineFeed))
        {
            _line.Write(rest[..end]);
            CheckLine();
            rest = rest[(end + 1)..];
        }

        _line.Write(rest);
        if (count == 0) CheckLine();
        return count;
    }

    private void CheckLine()
    {
        var line = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        _line.SetLength(0);
        if (!Utf8.IsValid(line)) throw ProviderErrors.BadResponse("The provider sent text that is not UTF-8.");
        if (line.StartsWith("data:"u8)) line = line["data:"u8.Length..];
        line = line.Trim(" \r"u8);
        if (line.StartsWith("{\"error\""u8)) ThrowError(line);
    }

    private static void ThrowError(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!JsonDocument.TryParseValue(ref reader, out var document)) return;
        using (document)
        {
            var error = document.RootElement.Get("error"u8);
            if (error.ValueKind == JsonValueKind.Null) return;
            var code = error.Get("code"u8);
            throw ProviderErrors.OfEvent(error.Text("type"u8) ?? code.Text() ?? (code.ValueKind == JsonValueKind.Number ? code.GetRawText() : null));
        }
    }
}
