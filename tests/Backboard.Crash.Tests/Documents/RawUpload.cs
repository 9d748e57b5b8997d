using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Backboard.Crash.Tests.Documents;

/// <summary>A form with one file under any name, byte for byte: what no well-mannered client would send.</summary>
internal static class RawUpload
{
    private const string Boundary = "----------backboard";

    public static HttpContent Of(string filename, byte[] bytes)
    {
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{filename.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\r\n\r\n"),
            .. bytes,
            .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
        ];
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return content;
    }

    /// <returns>The status, and of a document its id, else what was said.</returns>
    public static async Task<(HttpStatusCode Status, string Answer)> Send(Server server, string assistant, string filename, byte[] bytes)
    {
        using var content = Of(filename, bytes);
        using var response = await server.Http.PostAsync(new Uri($"/api/assistants/{assistant}/documents", UriKind.Relative), content);
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, response.IsSuccessStatusCode ? answer.GetProperty("document_id").GetString()! : answer.GetProperty("detail").ToString());
    }
}
