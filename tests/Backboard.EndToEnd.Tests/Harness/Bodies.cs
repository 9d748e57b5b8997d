using System.Net.Http.Headers;
using System.Text;

namespace Backboard.EndToEnd.Tests;

/// <summary>Request bodies as clients encode them.</summary>
internal static class Bodies
{
    public static HttpContent Form(params (string Name, string Value)[] fields) =>
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Parts without a content type, as the JavaScript SDK writes them.</summary>
    public static HttpContent Multipart(params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent("--------------------------backboard");
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value);
            part.Headers.ContentType = null;
            content.Add(part, name);
        }

        return content;
    }

    public static HttpContent Json(string text) => Raw(Encoding.UTF8.GetBytes(text), "application/json");

    public static HttpContent Raw(byte[] bytes, string? contentType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
