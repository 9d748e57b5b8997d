namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Documents of assistants and threads, on SQLite and PostgreSQL.</summary>
public abstract class UploadTests(ModelServer server)
{
    private Api Api => server.Api;

    [Fact]
    public async Task The_text_of_a_document_can_be_read_back_with_its_passages()
    {
        var assistant = await Api.NewAssistant();
        var id = await Api.UploadIndexed($"assistants/{assistant}", "notes.md", Lighthouse.Of("md"));

        var text = (await Api.Get($"documents/{id}/content")).Ok().Text("text")!;
        Assert.Contains("Amalie Brandt", text, StringComparison.Ordinal);
        var chunks = (await Api.Get($"documents/{id}/chunks")).Ok();
        Assert.All(chunks["data"].EnumerateArray(), chunk =>
            Assert.Equal(text.Substring(chunk.GetProperty("start").GetInt32(), chunk.GetProperty("length").GetInt32()), chunk.Text("text")));
        var status = (await Api.Get($"documents/{id}/status")).Ok();
        Assert.Equal(chunks["data"].GetArrayLength(), status["chunk_count"].GetInt32());
        Assert.Equal((await Api.Get($"assistants/{assistant}/documents")).Ok().Json[0].GetRawText(), status.Text);
    }

    [Fact]
    public async Task Curl_uploads_whatever_the_name()
    {
        var thread = await Api.NewThread();
        using var folder = new TempFolder("backboard-curl");
        await File.WriteAllTextAsync(folder.File("say hi; résumé.txt"), "The lighthouse is tall.");
        var url = $"{server.Server.Address}/api/threads/{thread}/documents";
        await Programs.ShellAsync($"cd '{folder.Path}' && curl -sf -H 'X-API-Key: {TestServer.Key}' -F 'file=@\"say hi; résumé.txt\"' {url}");
        await Programs.ShellAsync(
            $"cd '{folder.Path}' && curl -sf -H 'X-API-Key: {TestServer.Key}' -H 'Transfer-Encoding: chunked' -F 'file=@\"say hi; résumé.txt\";filename=\"../b.md\"' {url}");

        var names = (await Api.Get($"threads/{thread}/documents")).Ok().Json.EnumerateArray().Select(document => document.Text("filename")!);
        Assert.Equal(["b.md", "say hi; résumé.txt"], names);
    }

    [Fact]
    public async Task A_repeated_key_makes_one_document()
    {
        var assistant = await Api.NewAssistant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Api.Upload($"assistants/{assistant}", "notes.txt", Lighthouse.Of("txt"), assistant)));

        var id = Assert.Single(answers.Select(static answer => answer.Ok().Text("document_id")!).Distinct());
        Assert.Equal([id], await Api.Documents($"assistants/{assistant}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Upload($"assistants/{assistant}", "notes.txt", Lighthouse.Of("md"), assistant)).Status);
        Assert.Equal([id], await Api.Documents($"assistants/{assistant}"));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_two_documents()
    {
        var thread = await Api.NewThread();
        var first = await Api.UploadIndexed($"threads/{thread}", "a.txt", Lighthouse.Of("txt"));
        var second = await Api.UploadIndexed($"threads/{thread}", "b.txt", Lighthouse.Of("txt"));
        (await Api.Delete($"documents/{first}")).Ok();

        Assert.Equal([second], await Api.Documents($"threads/{thread}"));
        Assert.Contains("Zarnow", (await Api.Get($"documents/{second}/content")).Ok().Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_what_to_do()
    {
        var id = (await Api.Upload($"threads/{await Api.NewThread()}", "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])).Ok().Text("document_id");
        await Eventually.True(async () => (await Api.Get($"documents/{id}/status")).Ok().Text("status") == "failed");

        Assert.NotEmpty((await Api.Get($"documents/{id}/status")).Ok().Text("status_message")!);
        Assert.Equal(HttpStatusCode.Conflict, (await Api.Get($"documents/{id}/content")).Status);
    }

    [Fact]
    public async Task A_clone_has_the_documents_and_goes_its_own_way()
    {
        var assistant = await Api.NewAssistant();
        var original = await Api.UploadIndexed($"assistants/{assistant}", "notes.txt", Lighthouse.Of("txt"));
        var cloned = (await Api.Post($"assistants/{assistant}/clone")).Ok();
        var clone = cloned["assistant"].Text("assistant_id")!;
        var without = (await Api.Post($"assistants/{assistant}/clone", new { copy_documents = false })).Ok();
        (await Api.Delete($"assistants/{assistant}")).Ok();

        Assert.Equal((1, 0), (cloned["documents_cloned"].GetInt32(), without["documents_cloned"].GetInt32()));
        var copy = Assert.Single(await Api.Documents($"assistants/{clone}"));
        Assert.NotEqual(original, copy);
        await Api.Indexed(copy);
        Assert.Contains("Zarnow", (await Api.Get($"documents/{copy}/content")).Ok().Text("text"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"documents/{original}/status")).Status);
    }
}

public sealed class SqliteUploadTests(ModelServer server) : UploadTests(server), IClassFixture<ModelServer>;

public sealed class PostgresUploadTests(PostgresModelServer server) : UploadTests(server), IClassFixture<PostgresModelServer>;
