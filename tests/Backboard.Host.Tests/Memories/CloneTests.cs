using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class CloneTests : IAsyncLifetime
{
    private FrontEnd server = null!;
    private AssistantKey source;

    private FakeLedger Ledger => server.Backends.Memories.Ledger;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        source = await server.NewAssistant();
        server.Backends.Documents.Put(new Document
        {
            Key = new DocumentKey(source.TenantId, Ids.New(TimeProvider.System)), Scope = DocumentScope.Of(source), Filename = "a.txt", Type = "txt",
            Status = DocumentStatus.Indexed, CreatedAt = default,
        });
        Ledger.Append(source, Facts.Told(1, "shared"), Facts.Told(2, "ann's", "ann"), Facts.Told(3, "no more").Until(Facts.Noon));
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("{}", 2, 1)]
    [InlineData("""{"copy_memories":true,"copy_documents":true}""", 2, 1)]
    [InlineData("""{"copy_memories":false}""", 0, 1)]
    [InlineData("""{"copy_documents":false}""", 2, 0)]
    public async Task Memories_and_documents_come_along_unless_they_are_not_wanted(string body, int copied, int documents)
    {
        var clone = (await Clone(body)).Ok();

        Assert.Equal((copied, documents), (clone["memories_cloned"].GetInt32(), clone["documents_cloned"].GetInt32()));
        Assert.Equal("Keeper Copy", clone["assistant"].GetProperty("name").GetString());
        Assert.Equal(copied, Ledger.Of(Target(clone)).Length);
        Assert.Equal(documents, server.Backends.Documents.All.Count(d => d.Scope == DocumentScope.Of(Target(clone))));
        Assert.Equal(3, Ledger.Of(source).Length);
    }

    [Fact]
    public async Task A_repeated_key_copies_once()
    {
        server.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = (await Clone("{}")).Ok();
        var second = (await Clone("{}")).Ok();

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(2, Ledger.Of(Target(first)).Length);
        Assert.Equal(1, second["documents_cloned"].GetInt32());
        Assert.Equal(422, (int)(await Clone("""{"copy_memories":false}""")).Status);
        Assert.Equal(422, (int)(await Clone("""{"copy_documents":false}""")).Status);
    }

    [Fact]
    public async Task A_repeated_key_completes_what_broke_off()
    {
        server.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var first = (await Clone("{}")).Ok();
        Ledger.Remove(Target(first), static m => m.Content == "shared");

        Assert.Equal(first.Text, (await Clone("{}")).Ok().Text);
        Assert.Equal(2, Ledger.Of(Target(first)).Length);
    }

    [Fact]
    public async Task The_memory_scope_is_kept_read_and_copied()
    {
        var made = (await JsonHttp.PostAsync(server.Client, "/api/assistants", new { name = "Ann", memory_scope = "User" })).Ok();
        var path = $"/api/assistants/{made["assistant_id"]}";
        Assert.Equal("user", made["memory_scope"].GetString());
        Assert.Equal("user", (await JsonHttp.PostAsync(server.Client, path + "/clone")).Ok()["assistant"].GetProperty("memory_scope").GetString());

        Assert.Equal("user", (await JsonHttp.SendAsync(server.Client, HttpMethod.Put, path, new { name = "Bo" })).Ok()["memory_scope"].GetString());
        var changed = (await JsonHttp.SendAsync(server.Client, HttpMethod.Put, path, new { memory_scope = "assistant" })).Ok();

        Assert.Equal("assistant", changed["memory_scope"].GetString());
        Assert.Equal("assistant", (await JsonHttp.GetAsync(server.Client, path)).Ok()["memory_scope"].GetString());
    }

    private AssistantKey Target(JsonAnswer clone) => source with { AssistantId = clone["assistant"].GetProperty("assistant_id").GetGuid() };

    private async Task<JsonAnswer> Clone(string body) => await JsonHttp.PostAsync(
        server.Client, $"/api/assistants/{source.AssistantId}/clone", System.Text.Json.JsonElement.Parse(body));
}
