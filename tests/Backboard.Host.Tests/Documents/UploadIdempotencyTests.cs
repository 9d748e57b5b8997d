using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

public sealed class UploadIdempotencyTests : IAsyncLifetime
{
    private FrontEnd server = null!;
    private AssistantKey assistant;

    private FakeDocuments Documents => server.Backends.Documents;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        assistant = await server.NewAssistant();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_same_file_again_is_the_same_document()
    {
        var first = (await Upload(Forms.Bytes(9))).Ok();
        var second = (await Upload(Forms.Bytes(9))).Ok();

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first["document_id"].GetGuid(), Documents.All.Single().Key.DocumentId);
        Assert.Equal(2, Documents.Begun);
    }

    [Fact]
    public async Task Without_a_key_the_same_file_is_a_second_document()
    {
        await server.Client.Post(Path, Forms.File(Forms.Bytes(9)));
        await server.Client.Post(Path, Forms.File(Forms.Bytes(9)));

        Assert.Equal(2, Documents.All.Select(static d => d.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(10, "notes.txt")]
    [InlineData(9, "other.txt")]
    public async Task Another_file_is_refused_and_not_kept(int size, string filename)
    {
        var first = (await Upload(Forms.Bytes(9))).Ok();

        var other = await Upload(Forms.Bytes(size), filename);

        Assert.Equal((422, "idempotency_conflict"), ((int)other.Status, other["code"].GetString()));
        Assert.Equal(first["document_id"].GetGuid(), Documents.All.Single().Key.DocumentId);
    }

    [Fact]
    public async Task Another_owner_is_another_content()
    {
        (await Upload(Forms.Bytes(9))).Ok();
        assistant = await server.NewAssistant();

        Assert.Equal(422, (int)(await Upload(Forms.Bytes(9))).Status);
    }

    [Fact]
    public async Task What_broke_off_before_its_end_is_completed()
    {
        Documents.OnComplete = () => Documents.IsDown = true;
        Assert.Equal(503, (int)(await Upload(Forms.Bytes(9))).Status);
        var left = Documents.All.Single();
        (Documents.OnComplete, Documents.IsDown) = (null, false);

        var again = (await Upload(Forms.Bytes(9))).Ok();

        Assert.Equal((DocumentStatus.Uploading, left.Key.DocumentId), (left.Status, again["document_id"].GetGuid()));
        Assert.Equal((DocumentStatus.Pending, 9), (Documents.All.Single().Status, Documents.All.Single().Size));
    }

    [Fact]
    public async Task A_deleted_document_does_not_come_back()
    {
        var first = (await Upload(Forms.Bytes(9))).Ok();
        (await JsonHttp.SendAsync(server.Client, HttpMethod.Delete, $"/api/documents/{first["document_id"]}")).Ok();

        Assert.Equal(404, (int)(await Upload(Forms.Bytes(9))).Status);
        Assert.Empty(Documents.All);
    }

    private string Path => $"/api/assistants/{assistant.AssistantId}/documents";

    private Task<JsonAnswer> Upload(byte[] bytes, string filename = "notes.txt") =>
        server.Client.Post(Path, Forms.File(bytes, filename), key: "once");
}
