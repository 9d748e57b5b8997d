using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Backboard.Testing;

/// <param name="Id">The event's own <c>id:</c> line; null where it has none.</param>
/// <param name="Type">The <c>type</c> member of the data, else the <c>event:</c> line.</param>
/// <param name="Data">The JSON object; undefined for <c>[DONE]</c>.</param>
/// <param name="Raw">The event as it came, line feeds included, without the blank line that ends it.</param>
public sealed record SseEvent(string? Id, string? Type, JsonElement Data, string Raw);

/// <summary>The stream breaks a rule of the wire contract that clients depend on.</summary>
public sealed class SseFramingException(string message, string line) : Exception($"{message}: {line}");

/// <summary>
/// Reads an event stream and insists on what the SDKs need: one <c>data: </c> line per event (with the space) holding one
/// JSON object, every line ended, every event ended by a blank line, no Unicode line separator unescaped.
/// </summary>
public sealed class SseReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly char[] LineSeparators = ['\u0085', '\u2028', '\u2029'];

    /// <summary>Comment lines (heartbeats) seen so far.</summary>
    public int Comments { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>The events of a 200 answer, as they come; ends with the stream.</summary>
    /// <exception cref="SseFramingException"></exception>
    public static IAsyncEnumerable<SseEvent> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken = default) =>
        new SseReader().EventsAsync(response, cancellationToken);

    /// <inheritdoc cref="ReadAsync"/>
    public async IAsyncEnumerable<SseEvent> EventsAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            throw new SseFramingException($"{(int)response.StatusCode} {response.Content.Headers.ContentType}", await response.Content.ReadAsStringAsync(cancellationToken));

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var lines = new List<string>();
        await foreach (var line in LinesAsync(stream, cancellationToken))
        {
            if (line.StartsWith(':')) Comments++;
            else if (line.Length > 0) lines.Add(line);
            else if (lines.Count > 0)
            {
                yield return Parse(lines);
                lines.Clear();
            }
        }

        if (lines.Count > 0) throw new SseFramingException("the stream ended inside an event", lines[^1]);
    }

    private static SseEvent Parse(List<string> lines)
    {
        string? id = null, type = null, data = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line["id: ".Length..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) type = line["event: ".Length..];
            else if (!line.StartsWith("data: ", StringComparison.Ordinal)) throw new SseFramingException("not a data, id or event line", line);
            else if (data is not null) throw new SseFramingException("a second data line", line);
            else data = line["data: ".Length..];
        }

        var raw = string.Concat(lines.Select(line => line + "\n"));
        if (data is null) throw new SseFramingException("an event without data", raw);
        if (data.IndexOfAny(LineSeparators) >= 0) throw new SseFramingException("an unescaped line separator", data);
        if (data == "[DONE]") return new SseEvent(id, data, default, raw);
        var json = ParseObject(data);
        return new SseEvent(id, json.TryGetProperty("type", out var name) ? name.GetString() : type, json, raw);
    }

    private static JsonElement ParseObject(string data)
    {
        try
        {
            var json = JsonElement.Parse(data);
            return json.ValueKind == JsonValueKind.Object ? json : throw new SseFramingException("data is not an object", data);
        }
        catch (JsonException e)
        {
            throw new SseFramingException(e.Message, data);
        }
    }

    private async IAsyncEnumerable<string> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var line = new MemoryStream();
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            Bytes += count;
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, count - start);
                line.Write(buffer, start, (end < 0 ? count : end) - start);
                if (end < 0) break;
                yield return Utf8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
                line.SetLength(0);
                start = end + 1;
            }
        }

        if (line.Length > 0) throw new SseFramingException("the last line is not ended", Utf8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }
}
