using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

/// <summary>Forms with files, as clients write them.</summary>
internal static class Forms
{
    public const string Boundary = "--------------------------7";

    /// <summary>Text of that many bytes, different everywhere.</summary>
    public static byte[] Bytes(int count)
    {
        var text = new StringBuilder();
        for (var line = 0; text.Length < count; line++)
            text.Append($"line {line}\n");
        return Encoding.ASCII.GetBytes(text.ToString(0, count));
    }

    public static MultipartFormDataContent File(byte[] bytes, string filename = "notes.txt", string field = "file") =>
        new() { { new ByteArrayContent(bytes), field, filename } };

    /// <summary>Fields first, as the SDKs write them.</summary>
    public static MultipartFormDataContent Message(string? content, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        if (content is not null)
            form.Add(Field(content), "content");
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        return form;
    }

    public static HttpContent Field(string value)
    {
        var part = new StringContent(value);
        part.Headers.ContentType = null;
        return part;
    }

    /// <summary>A form byte by byte: parts are divided by a line of <c>--</c>, lines are ended as HTTP wants it.</summary>
    public static HttpContent Raw(string parts, bool ended = true)
    {
        var text = parts.ReplaceLineEndings("\n").Replace("\n--\n", $"\n--{Boundary}\n").Replace("\n", "\r\n");
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes($"--{Boundary}\r\n{text}\r\n--{Boundary}{(ended ? "--" : "")}\r\n"));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary=\"{Boundary}\"");
        return body;
    }

    public static async Task<JsonAnswer> Post(this HttpClient client, string path, HttpContent content, bool chunked = false, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (chunked)
            request.Headers.TransferEncodingChunked = true;
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new JsonAnswer(response.StatusCode, JsonElement.Parse(text), text, response.Headers);
    }
}

/// <summary>A body that is written as the test says, without a length.</summary>
internal sealed class WrittenBody : HttpContent
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    public WrittenBody(Func<Stream, CancellationToken, Task> write)
    {
        _write = write;
        Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream, default);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _write(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
