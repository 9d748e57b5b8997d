namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>What a client without an SDK does with documents.</summary>
internal static class DocumentCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<JsonAnswer> Upload(this Api api, string owner, string filename, byte[] bytes, string? key = null) =>
        api.Send(HttpMethod.Post, $"{owner}/documents", Form([], ("file", filename, bytes)), Keyed(key));

    /// <summary>A message with files.</summary>
    public static Task<JsonAnswer> Send(this Api api, string thread, (string Name, string Value)[] fields, string filename, byte[] bytes, string? key = null) =>
        api.Send(HttpMethod.Post, $"threads/{thread}/messages", Form(fields, ("files", filename, bytes)), Keyed(key));

    /// <summary>The status, once the document is indexed.</summary>
    public static async Task<JsonAnswer> Indexed(this Api api, string documentId)
    {
        await Eventually.True(async () => (await Status()).Text("status") is "indexed" or "failed", Patience);
        var status = await Status();
        Assert.Equal(("indexed", null), (status.Text("status"), status.Text("status_message")));
        return status;

        async Task<JsonAnswer> Status() => (await api.Get($"documents/{documentId}/status")).Ok();
    }

    public static async Task<string> UploadIndexed(this Api api, string owner, string filename, byte[] bytes)
    {
        var id = (await api.Upload(owner, filename, bytes)).Ok().Text("document_id")!;
        await api.Indexed(id);
        return id;
    }

    /// <summary>Ids in a list of documents.</summary>
    public static async Task<string[]> Documents(this Api api, string owner) =>
        [.. (await api.Get($"{owner}/documents")).Ok().Json.EnumerateArray().Select(static document => document.Text("document_id")!)];

    private static MultipartFormDataContent Form((string Name, string Value)[] fields, (string Name, string Filename, byte[] Bytes) file)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file.Bytes), file.Name, file.Filename);
        return form;
    }

    private static (string, string)[] Keyed(string? key) => key is null ? [] : [("Idempotency-Key", key)];
}
