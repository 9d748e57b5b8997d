using System.Buffers;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Writes server-sent events as the Messages API does: a line with the event's name, a line of ASCII JSON that repeats it.</summary>
internal sealed class ClaudeEvents(IBufferWriter<byte> output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output);

    /// <summary>An event with nothing but its name.</summary>
    public void Write(ReadOnlySpan<byte> type)
    {
        Begin(type);
        End();
    }

    /// <summary>Opens an event; write its members, then <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(ReadOnlySpan<byte> type)
    {
        output.Write("event: "u8);
        output.Write(type);
        output.Write("\ndata: "u8);
        _json.Reset(output);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
        return _json;
    }

    public void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write("\n\n"u8);
    }

    public void Dispose() => _json.Dispose();
}
