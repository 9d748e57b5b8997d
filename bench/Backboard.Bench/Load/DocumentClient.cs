using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Bench.Load;

/// <summary>An assistant's documents over HTTP, as a client of the API uses them.</summary>
internal sealed class DocumentClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<Guid> CreateAssistantAsync(string name, CancellationToken stop) =>
        (await JsonHttp.PostAsync(http, "api/assistants", new { name }, stop)).Ok()["assistant_id"].GetGuid();

    /// <summary>Returns as soon as the file is stored.</summary>
    public async Task<Guid> UploadAsync(Guid assistant, string filename, byte[] bytes, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", filename } };
        using var response = await http.PostAsync(new Uri($"api/assistants/{assistant}/documents", UriKind.Relative), form, stop);
        return JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop)).GetProperty("document_id").GetGuid();
    }

    /// <summary>Waits until a document can be found, and tells in how many passages.</summary>
    /// <exception cref="InvalidOperationException">It could not be read.</exception>
    public async Task<int> IndexedAsync(Guid document, CancellationToken stop)
    {
        var status = await Eventually.Get(async () => await StatusAsync(document, stop) is var now && now["status"].GetString() is "indexed" or "failed" ? now : null, Patience, stop);
        return status["status"].GetString() == "indexed"
            ? status["chunk_count"].GetInt32()
            : throw new InvalidOperationException($"{status["filename"]}: {status["status_message"]}");
    }

    private async Task<JsonAnswer> StatusAsync(Guid document, CancellationToken stop) =>
        (await JsonHttp.GetAsync(http, $"api/documents/{document}/status", stop)).Ok();
}
