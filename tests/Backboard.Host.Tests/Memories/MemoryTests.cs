using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class MemoryTests : IAsyncLifetime
{
    private static readonly string[] Keys =
    [
        "id", "content", "metadata", "score", "created_at", "updated_at", "user_id", "kind", "confidence", "trust", "valid_from", "valid_to",
        "version", "source", "extractor", "superseded_by", "occurred_on",
    ];

    private FrontEnd server = null!;
    private AssistantKey assistant;

    private string Path => $"/api/assistants/{assistant.AssistantId}/memories";

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        assistant = await server.NewAssistant();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task An_added_memory_is_201_with_both_names_of_its_id()
    {
        var added = await Add(new { content = "Ann likes tea.", metadata = new { topic = "drinks", custom_timestamp = "2024-05-07" }, user_id = "ann" });

        Assert.Equal(201, (int)added.Status);
        Assert.True(added["success"].GetBoolean());
        Assert.Equal(added["id"].GetString(), added["memory_id"].GetString());
        Assert.Equal(("Ann likes tea.", "ann", "operator"), (Text(added, "content"), Text(added, "user_id"), Text(added, "trust")));
        Assert.Equal("2024-05-07T00:00:00.000000Z", Text(added, "valid_from"));
        Assert.Equal("drinks", added["metadata"].GetProperty("topic").GetString());
    }

    [Fact]
    public async Task A_memory_read_back_is_what_the_sdks_can_parse()
    {
        server.Backends.Memories.Ledger.Append(assistant, Facts.Told(1, "likes tea") with { OccurredOn = Facts.Noon });

        var memory = (await JsonHttp.GetAsync(server.Client, $"{Path}/{Facts.IdOf(1)}")).Ok();

        Assert.Equal(Keys, memory.Json.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(JsonValueKind.String, memory["id"].ValueKind);
        Assert.Equal(("2026-03-01T12:00:01.000000Z", "2026-03-01T12:00:01.500000Z"), (Text(memory, "created_at"), Text(memory, "updated_at")));
        Assert.Equal(("preference", "user", "rules/1"), (Text(memory, "kind"), Text(memory, "trust"), Text(memory, "extractor")));
        Assert.Equal("2026-03-01", Text(memory, "occurred_on"));
        Assert.Equal(JsonValueKind.Null, memory["metadata"].ValueKind);
        Assert.Equal(
            $$"""{"thread_id":"{{Facts.Thread}}","message_id":"{{Facts.Message}}","start":4,"length":11}""", memory["source"].GetRawText());
    }

    [Fact]
    public async Task An_update_keeps_the_id_and_the_metadata_it_does_not_name()
    {
        var id = Text((await Add(new { content = "Ann likes tea.", metadata = new { topic = "drinks" }, user_id = "ann" })).Ok(), "id");

        var updated = (await Put(id, new { content = "Ann likes coffee." })).Ok();
        var cleared = (await Put(id, new { content = "Ann likes water.", metadata = (object?)null })).Ok();

        Assert.Equal((id, "Ann likes coffee.", 2), (Text(updated, "id"), Text(updated, "content"), updated["version"].GetInt32()));
        Assert.Equal("drinks", updated["metadata"].GetProperty("topic").GetString());
        Assert.Equal((3, JsonValueKind.Null), (cleared["version"].GetInt32(), cleared["metadata"].ValueKind));
        Assert.Equal("Ann likes water.", Text((await JsonHttp.GetAsync(server.Client, $"{Path}/{id}")).Ok(), "content"));
    }

    [Fact]
    public async Task A_memory_stays_with_its_user()
    {
        var id = Text((await Add(new { content = "Ann likes tea.", metadata = new { user_id = "ann" } })).Ok(), "id");

        Assert.Equal("ann", Text((await Put(id, new { content = "still", metadata = new { user_id = "ann" } })).Ok(), "user_id"));
        Assert.Equal(400, (int)(await Put(id, new { content = "moved", user_id = "bo" })).Status);
    }

    [Fact]
    public async Task A_deleted_memory_is_gone()
    {
        var id = Text((await Add(new { content = "Ann likes tea.", user_id = "ann" })).Ok(), "id");

        var deleted = (await JsonHttp.SendAsync(server.Client, HttpMethod.Delete, $"{Path}/{id}")).Ok();

        Assert.True(deleted["success"].GetBoolean());
        Assert.NotEmpty(Text(deleted, "message")!);
        Assert.Equal(404, (int)(await JsonHttp.GetAsync(server.Client, $"{Path}/{id}")).Status);
        Assert.Equal(404, (int)(await JsonHttp.GetAsync(server.Client, $"{Path}/{id}/history")).Status);
    }

    [Fact]
    public async Task A_retired_memory_can_be_read_but_not_changed()
    {
        server.Backends.Memories.Ledger.Append(assistant, Facts.Told(1, "likes tea").Until(Facts.Noon.AddDays(1)));

        var read = (await JsonHttp.GetAsync(server.Client, $"{Path}/{Facts.IdOf(1)}")).Ok();

        Assert.Equal("2026-03-02T12:00:00.000000Z", Text(read, "valid_to"));
        Assert.Equal(404, (int)(await Put($"{Facts.IdOf(1)}", new { content = "changed" })).Status);
    }

    [Fact]
    public async Task History_tells_every_version_and_what_took_its_place()
    {
        var ledger = server.Backends.Memories.Ledger;
        var first = Facts.Told(1, "lives in Oslo");
        ledger.Append(assistant, first.Until(Facts.Noon.AddDays(1), first.MemoryId));
        ledger.Append(assistant, (first with { Version = 2, Content = "lives in Oslo, downtown" }).Until(Facts.Noon.AddDays(2), Facts.IdOf(2)));
        ledger.Append(assistant, Facts.Told(2, "lives in Rome"));

        var history = (await JsonHttp.GetAsync(server.Client, $"{Path}/{first.MemoryId}/history")).Ok();

        Assert.Equal($"{first.MemoryId}", Text(history, "memory_id"));
        var versions = history["versions"].EnumerateArray().ToList();
        Assert.Equal(["ADD 1", "DELETE 2", "ADD 1"], versions.Select(static v => $"{v.GetProperty("event")} {v.GetProperty("version")}"));
        Assert.Equal(["lives in Oslo", "lives in Oslo, downtown", "lives in Rome"], versions.Select(static v => v.GetProperty("content").GetString()!));
        Assert.Equal($"{Facts.IdOf(2)}", versions[1].GetProperty("superseded_by").GetString());
        Assert.Equal("2026-03-03T12:00:00.000000Z", versions[1].GetProperty("retired_at").GetString());
    }

    [Fact]
    public async Task A_repeated_key_adds_once_and_other_content_is_422()
    {
        server.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = (await Add(new { content = "Ann likes tea." })).Ok();
        var second = (await Add(new { content = "Ann likes tea." })).Ok();

        Assert.Equal(Text(first, "id"), Text(second, "id"));
        Assert.Single(server.Backends.Memories.Ledger.Of(assistant));
        Assert.Equal(422, (int)(await Add(new { content = "Ann likes coffee." })).Status);
        Assert.Equal(422, (int)(await Add(new { content = "Ann likes tea.", user_id = "ann" })).Status);
    }

    [Fact]
    public async Task A_backend_that_is_away_is_503()
    {
        server.Backends.Memories.Refusal = Error.Unavailable("The database does not answer.");
        Assert.Equal(503, (int)(await Add(new { content = "Ann likes tea." })).Status);
        server.Backends.Memories.Ledger.IsDown = true;
        foreach (var path in (string[])["", "/stats", $"/{Facts.IdOf(1)}", $"/{Facts.IdOf(1)}/history"])
            Assert.NotNull((await JsonHttp.GetAsync(server.Client, Path + path)).Headers.RetryAfter);
    }

    private Task<JsonAnswer> Add(object body) => JsonHttp.PostAsync(server.Client, Path, body);

    private Task<JsonAnswer> Put(string? id, object body) => JsonHttp.SendAsync(server.Client, HttpMethod.Put, $"{Path}/{id}", body);

    private static string? Text(JsonAnswer answer, string name) => answer[name].GetString();
}
