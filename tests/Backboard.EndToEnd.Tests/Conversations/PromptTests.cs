namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Instructions and tools: the assistant's own, and those of one turn only.</summary>
public sealed class PromptTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_system_prompt_of_a_turn_is_for_that_turn_only()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", system_prompt = "be kind" }));
        (await Api.Say(thread, new { content = "prompt-1", system_prompt = "be brief" })).Ok();
        (await Api.Say(thread, "prompt-2")).Ok();

        Assert.Equal("be brief", System(server.Asked("prompt-1", without: "prompt-2").Json));
        Assert.Equal("be kind", System(server.Asked("prompt-2").Json));
    }

    [Fact]
    public async Task A_description_stands_in_for_a_missing_system_prompt()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", description = "a pirate" }));
        (await Api.Say(thread, "described")).Ok();
        Assert.Equal("a pirate", System(server.Asked("described").Json));
    }

    [Fact]
    public async Task Tools_of_a_turn_replace_the_assistants_for_that_turn_only()
    {
        var assistant = await Api.NewAssistant(new { name = "A", tools = Tools.Only });
        var thread = await Api.NewThread(assistant);
        (await Api.Say(thread, new { content = "tools-1", tools = new[] { Tools.Named("other") } })).Ok();
        (await Api.Say(thread, "tools-2")).Ok();
        (await Api.Say(thread, new { content = "tools-3", tools = Array.Empty<object>() })).Ok();

        Assert.Equal(["other"], Offered("tools-1", before: "tools-2"));
        Assert.Equal(["get_current_weather"], Offered("tools-2", before: "tools-3"));
        Assert.Empty(Offered("tools-3"));
        Assert.Single((await Api.Get($"assistants/{assistant}")).Ok()["tools"].EnumerateArray());
    }

    [Fact]
    public async Task An_ordinary_schema_reaches_the_model_as_given_and_is_shown_so_that_clients_can_parse_it()
    {
        const string tool = """
            {"type":"function","function":{"name":"plan","parameters":{"type":"object","$defs":{"Day":{"type":"string"}},"properties":{
            "when":{"anyOf":[{"$ref":"#/$defs/Day"},{"type":"null"}]},"count":{"type":["integer","null"]},"level":{"enum":[1,2]}},"additionalProperties":false}}}
            """;
        var assistant = await Api.NewAssistant(new { name = "A", tools = new[] { JsonElement.Parse(tool) } });
        (await Api.Say(await Api.NewThread(assistant), "schema-turn")).Ok();

        var sent = server.Asked("schema-turn").Json.GetProperty("tools")[0];
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(tool), sent));
        var shown = (await Api.Get($"assistants/{assistant}")).Ok()["tools"][0].GetProperty("function");
        Assert.All(shown.GetProperty("parameters").GetProperty("properties").EnumerateObject(), property => Assert.NotEmpty(property.Value.Text("type")!));
        Assert.True(JsonElement.DeepEquals(sent.GetProperty("function").GetProperty("parameters"), shown.GetProperty("raw_parameters")));
    }

    private static string? System(JsonElement request)
    {
        var first = request.GetProperty("messages")[0];
        return first.Text("role") == "system" ? first.Text("content") : null;
    }

    private IEnumerable<string?> Offered(string text, string? before = null)
    {
        var request = server.Asked(text, without: before).Json;
        return request.TryGetProperty("tools", out var tools) ? tools.EnumerateArray().Select(tool => tool.GetProperty("function").Text("name")) : [];
    }
}
