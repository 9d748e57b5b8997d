using Backboard.FakeModel;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.SemanticKernel.Tests;

public sealed class EmbeddingTests
{
    [Fact]
    public async Task Texts_become_unit_vectors_in_the_space_of_the_deployment()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeModelOptions { ApiKey = Composition.Key });
        await using var services = Services(server);
        var embedder = services.GetRequiredService<IEmbedder>();
        var assistant = new Assistant
        {
            Key = new AssistantKey("t", Guid.CreateVersion7()), Name = "a", EmbeddingProvider = "mine", EmbeddingDims = 64,
        };

        var space = embedder.SpaceOf(assistant);
        var vectors = await embedder.Embed(space, ["the red house", "something else", "the red house"], default);

        Assert.Equal(new EmbeddingSpace("mine", "my-embeddings", 64), space);
        Assert.All(vectors, vector => Assert.Equal(1, vector.ToArray().Sum(value => value * value), 3));
        Assert.Equal(vectors[0].ToArray(), vectors[2].ToArray());
        Assert.NotEqual(vectors[0].ToArray(), vectors[1].ToArray());
    }

    [Theory, InlineData(500), InlineData(401)]
    public async Task A_provider_that_refuses_gives_none(int status)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Script.EmbeddingsFault = new FakeModel.Scripting.Fault(FakeModel.Scripting.FaultKind.Status) { Status = status };
        await using var services = Services(server);

        Assert.True((await services.GetRequiredService<IEmbedder>().Embed(new EmbeddingSpace("mine", "my-embeddings", null), ["x"], default)).IsDefault);
    }

    private static ServiceProvider Services(FakeModelServer server) => Composition.Services(
        new Dictionary<string, string?>
        {
            ["Models:Providers:mine:Type"] = "AzureOpenAI",
            ["Models:Providers:mine:BaseUrl"] = server.Address,
            ["Models:Providers:mine:ApiKey"] = Composition.Key,
            ["Models:Providers:mine:Models:0"] = "my-llm",
            ["Models:Providers:mine:Models:1"] = "my-embeddings",
        },
        adapters: (services, configuration) => services.AddSemanticKernelProviders(configuration));
}
