using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class DocumentTextTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>
{
    private const string Text = "Ein Apfel 🍎 fällt.";

    private FrontEnd Server => shared.Server;

    [Theory]
    [InlineData("", 0, Text, null)]
    [InlineData("?start=4&length=5", 4, "Apfel", 9)]
    [InlineData("?start=10&length=2", 10, "🍎", 12)]
    [InlineData("?start=10&length=9", 10, "🍎 fällt.", null)]
    [InlineData("?start=10&length=8", 10, "🍎 fällt", 18)]
    [InlineData("?start=9&length=2", 9, " ", 10)]
    [InlineData("?start=19", 19, "", null)]
    [InlineData("?start=2146435070&length=1048576", 2146435070, "", null)]
    public async Task Its_text_is_read_in_pieces_by_character(string query, int start, string piece, int? next)
    {
        var answer = (await Get(Put(DocumentStatus.Indexed), $"content{query}")).Ok();

        Assert.Equal((start, piece, piece.Length), (answer["start"].GetInt32(), answer["text"].GetString(), answer["length"].GetInt32()));
        Assert.Equal(next, answer["next_start"].ValueKind is JsonValueKind.Null ? null : answer["next_start"].GetInt32());
    }

    [Fact]
    public async Task Pieces_add_up_to_the_whole()
    {
        var document = Put(DocumentStatus.Indexed);
        var text = "";
        for (int? start = 0; start is not null;)
        {
            var piece = (await Get(document, $"content?start={start}&length=3")).Ok();
            text += piece["text"].GetString();
            start = piece["next_start"].ValueKind is JsonValueKind.Null ? null : piece["next_start"].GetInt32();
        }

        Assert.Equal(Text, text);
    }

    [Fact]
    public async Task Its_passages_are_read_in_pages()
    {
        var document = Put(DocumentStatus.Indexed);

        var first = (await Get(document, "chunks?limit=2")).Ok();
        var second = (await Get(document, $"chunks?limit=2&after={first["next_after"]}")).Ok();
        var third = (await Get(document, $"chunks?limit=2&after={second["next_after"]}")).Ok();

        Assert.Equal("[0,1|True]", Ordinals(first));
        Assert.Equal("[2|False]", Ordinals(second));
        Assert.Equal(("[|False]", 2), (Ordinals(third), third["next_after"].GetInt32()));
        Assert.Equal(
            """{"ordinal":1,"start":4,"length":5,"page":2,"heading":"Obst \u203A \u00C4pfel","tokens":2,"text":"Apfel"}""",
            first["data"][1].GetRawText());
        Assert.Equal("[0,1,2|False]", Ordinals((await Get(document, "chunks?limit=3")).Ok()));
    }

    [Theory]
    [InlineData(DocumentStatus.Pending, "document_not_indexed", "1")]
    [InlineData(DocumentStatus.Processing, "document_not_indexed", "1")]
    [InlineData(DocumentStatus.Failed, "document_failed", null)]
    public async Task There_is_nothing_to_read_before_it_is_indexed(DocumentStatus status, string code, string? retryAfter)
    {
        var document = Put(status);
        foreach (var path in (string[])["content", "chunks"])
        {
            var answer = await Get(document, path);
            Assert.Equal((409, code), ((int)answer.Status, answer["code"].GetString()));
            Assert.Equal(retryAfter, answer.Headers.RetryAfter?.ToString());
        }
    }

    [Theory]
    [InlineData("content?start=-1")]
    [InlineData("content?start=x")]
    [InlineData("content?start=2147483647")]
    [InlineData("content?length=0")]
    [InlineData("content?length=1048577")]
    [InlineData("content?length=")]
    [InlineData("chunks?after=-2")]
    [InlineData("chunks?limit=0")]
    [InlineData("chunks?limit=1001")]
    public async Task What_is_out_of_range_is_refused(string path) => Assert.Equal(422, (int)(await Get(Put(DocumentStatus.Indexed), path)).Status);

    private static string Ordinals(JsonAnswer page) =>
        $"[{string.Join(',', page["data"].EnumerateArray().Select(static c => c.GetProperty("ordinal").GetInt32()))}|{page["has_more"].GetBoolean()}]";

    private Document Put(DocumentStatus status)
    {
        var document = new Document
        {
            Key = new DocumentKey(KeyBootstrap.DefaultTenant, Ids.New(TimeProvider.System)), Scope = default, Filename = "obst.txt", Type = "txt",
            Status = status, StatusMessage = "It is encrypted.", CreatedAt = default,
        };
        return Server.Backends.Documents.Put(
            document, Text, new DocumentChunk(0, 0, "Ein", 1, 1, null), new DocumentChunk(1, 4, "Apfel", 2, 2, "Obst › Äpfel"), new DocumentChunk(2, 9, " ", 1, 2, null));
    }

    private Task<JsonAnswer> Get(Document document, string path) => JsonHttp.GetAsync(Server.Client, $"/api/documents/{document.Key.DocumentId}/{path}");
}
