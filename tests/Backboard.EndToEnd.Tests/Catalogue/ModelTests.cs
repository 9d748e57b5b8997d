namespace Backboard.EndToEnd.Tests.Catalogue;

/// <summary>The catalogue of models.</summary>
public sealed class ModelTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task Models_are_listed_filtered_and_paged()
    {
        var all = (await Api.Get("models")).Ok();
        var names = all["models"].EnumerateArray().Select(model => model.Text("name")).ToList();
        Assert.Equal(["claude-fake", "backboard-local", "fake-1", "fake-2"], names);
        Assert.Equal(4, all["total"].GetInt32());
        Assert.All(all["models"].EnumerateArray(), model =>
        {
            Assert.NotEmpty(model.Text("provider")!);
            Assert.Equal("llm", model.Text("model_type"));
            Assert.True(model.GetProperty("context_limit").GetInt32() > 0);
        });

        var page = (await Api.Get("models?provider=openai&skip=1&limit=1")).Ok();
        Assert.Equal(("fake-2", 2), (page["models"][0].Text("name"), page["total"].GetInt32()));
        Assert.Equal(2, (await Api.Get("models/provider/OpenAI")).Ok()["total"].GetInt32());
        Assert.Equal(0, (await Api.Get("models?model_type=embedding")).Ok()["total"].GetInt32());
        foreach (var bad in (string[])["limit=0", "limit=501", "skip=-1", "min_context=x", "supports_tools=perhaps"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Api.Get($"models?{bad}")).Status);
    }

    [Fact]
    public async Task Providers_and_single_models()
    {
        var providers = (await Api.Get("models/providers")).Ok();
        Assert.Equal(["anthropic", "local", "openai"], providers["providers"].EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(3, providers["total"].GetInt32());

        Assert.Equal("fake-1", (await Api.Get("models/FAKE-1")).Ok().Text("name"));
        Assert.Equal("fake-1", (await Api.Get("models/openai/fake-1")).Ok().Text("name"));
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get("models/nobody/knows/this")).Status);
        Assert.Equal(0, (await Api.Get("models/embedding/all")).Ok()["total"].GetInt32());
        Assert.Equal(0, (await Api.Get("models/embedding/providers")).Ok()["total"].GetInt32());
        Assert.False((await Api.Get("models/thinking-metadata?provider=openai&model=fake-1")).Ok()["supported"].GetBoolean());
    }
}
