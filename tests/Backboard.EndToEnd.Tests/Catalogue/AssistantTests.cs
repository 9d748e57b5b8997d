namespace Backboard.EndToEnd.Tests.Catalogue;

/// <summary>Assistants: partial change, copy, deletion with all that hangs on them.</summary>
public sealed class AssistantTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task Only_the_given_fields_change_and_null_clears()
    {
        var id = await Api.NewAssistant(new { name = "A", description = "d", system_prompt = "s", tools = Tools.Only, tok_k = 7 });
        var changed = (await Api.Put($"assistants/{id}", new { system_prompt = "t" })).Ok();
        Assert.Equal(("A", "d", "t", 7), (changed.Text("name"), changed.Text("description"), changed.Text("system_prompt"), changed["tok_k"].GetInt32()));
        Assert.Equal(1, changed["tools"].GetArrayLength());

        var cleared = (await Api.Put($"assistants/{id}", new { description = (string?)null, tools = Array.Empty<object>() })).Ok();
        Assert.Equal(JsonValueKind.Null, cleared["description"].ValueKind);
        Assert.Equal(0, cleared["tools"].GetArrayLength());
        Assert.Equal("t", (await Api.Get($"assistants/{id}")).Ok().Text("system_prompt"));
    }

    [Fact]
    public async Task Embedding_settings_are_kept_and_immutable()
    {
        var id = await Api.NewAssistant(new { name = "A", embedding_provider = "cohere", embedding_model_name = "embed-english-v3.0", embedding_dims = 1024 });
        var changed = (await Api.Put($"assistants/{id}", new { embedding_provider = "openai", embedding_dims = 3 })).Ok();
        Assert.Equal(("cohere", "embed-english-v3.0", 1024), (changed.Text("embedding_provider"), changed.Text("embedding_model_name"), changed["embedding_dims"].GetInt32()));
    }

    [Fact]
    public async Task A_clone_is_a_snapshot_of_its_own()
    {
        var id = await Api.NewAssistant(new { name = "Source", system_prompt = "s", tools = Tools.Only });
        var plain = (await Api.Post($"assistants/{id}/clone")).Ok();
        Assert.Equal(("Source Copy", "s"), (plain["assistant"].Text("name"), plain["assistant"].Text("system_prompt")));
        Assert.Equal((0, 0), (plain["documents_cloned"].GetInt32(), plain["memories_cloned"].GetInt32()));

        var named = (await Api.Post($"assistants/{id}/clone", new { name = "Other", system_prompt = "o" })).Ok()["assistant"];
        Assert.Equal(("Other", "o"), (named.Text("name"), named.Text("system_prompt")));
        (await Api.Put($"assistants/{id}", new { name = "Changed" })).Ok();
        Assert.Equal("Other", (await Api.Get($"assistants/{named.Text("assistant_id")}")).Ok().Text("name"));
    }

    [Fact]
    public async Task Deleting_takes_the_threads_along()
    {
        var id = await Api.NewAssistant();
        var (first, second) = (await Api.NewThread(id), await Api.NewThread(id));
        (await Api.Say(first, "My name is Sarah.")).Ok();

        Assert.Equal(id, (await Api.Delete($"assistants/{id}")).Ok().Text("assistant_id"));
        foreach (var path in (string[])[$"assistants/{id}", $"assistants/{id}/threads", $"threads/{first}", $"threads/{second}"])
            Assert.Equal(HttpStatusCode.NotFound, (await Api.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Say(first, "Are you there?")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Delete($"assistants/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Post($"assistants/{id}/threads", new { })).Status);
    }

    [Fact]
    public async Task Lists_are_newest_first_filtered_by_name_and_clamped()
    {
        var name = $"{Guid.CreateVersion7()}";
        var ids = new List<string>();
        for (var n = 0; n < 3; n++) ids.Insert(0, await Api.NewAssistant(new { name }));

        Assert.Equal(ids, await Ids($"assistants?name={name}"));
        Assert.Equal(ids[1..2], await Ids($"assistants?name={name}&skip=1&limit=1"));
        Assert.Equal(ids, await Ids($"assistants?name={name}&skip=-5&limit=100000"));
        Assert.Equal(ids[..1], await Ids($"assistants?name={name}&limit=0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Get("assistants?limit=many")).Status);
    }

    private async Task<IEnumerable<string?>> Ids(string path) =>
        (await Api.Get(path)).Ok().Json.EnumerateArray().Select(assistant => assistant.Text("assistant_id"));
}
