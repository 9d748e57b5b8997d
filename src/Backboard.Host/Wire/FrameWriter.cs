using System.Buffers;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>
/// Writes server-sent events: one line of ASCII JSON each, so that neither a model's words nor odd line separators can forge
/// a line. The id stands on the last frame of an entry only: a reader cut between two frames gets both again.
/// </summary>
internal sealed class FrameWriter(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output);

    /// <summary>Opens a frame; write its members, then <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(ReadOnlySpan<byte> type)
    {
        output.Write("data: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
        return _json;
    }

    /// <summary>Closes the frame; with the seq when it is the last of its entry.</summary>
    public void End(long? seq = null)
    {
        _json.WriteEndObject();
        _json.Flush();
        if (seq is { } id)
        {
            output.Write("\nid: "u8);
            Span<byte> digits = stackalloc byte[20];
            id.TryFormat(digits, out var written);
            output.Write(digits[..written]);
        }
        output.Write("\n\n"u8);
    }

    /// <summary>A comment: readers see nothing but know that the server lives.</summary>
    public void Comment() => output.Write(":\n\n"u8);

    /// <summary>A comment that tells why the stream ends before its run does.</summary>
    public void Farewell() => output.Write(": the server is stopping, read on from the last id\n\n"u8);

    public void Dispose() => _json.Dispose();
}
