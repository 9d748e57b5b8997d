using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>An assistant whose embeddings come from a provider, and what happens while it is away.</summary>
public sealed class EmbeddingTests(RulesServer server) : IClassFixture<RulesServer>
{
    private MemoryClient Memory => server.Memory;

    [Fact]
    public async Task Chat_goes_on_by_words_while_the_provider_is_away_and_says_so()
    {
        var assistant = await Memory.NewAssistant(
            new { name = "Embedded", embedding_provider = "openai", embedding_model_name = "fake-embedding", embedding_dims = 64 });
        await Memory.Learn(assistant, "I live in Porto.");
        Assert.Empty(await Degraded("Where do I live?", "Porto"));
        Assert.Contains(server.Model.Requests, request => request.Path == "/v1/embeddings" && request.Json.Text("model") == "fake-embedding");

        server.Model.Script.EmbeddingsFault = new Fault(FaultKind.Status) { Status = 503 };
        Assert.Equal(["embeddings"], await Degraded("Where do I live?", "Porto"));
        await Memory.Learn(assistant, "I collect thimbles.");
        var added = await Memory.Add(assistant, "Their cat is called Minka.");
        Assert.Equal(["embeddings"], await Degraded("What do I collect?", "thimbles"));
        var search = (await Memory.Post($"assistants/{assistant}/memories/search", new { query = "What is the cat called?" })).Ok();
        Assert.Equal(added, search["memories"].EnumerateArray().First().Text("id"));
        Assert.Equal("embeddings", Assert.Single(search["degraded"].EnumerateArray()).GetString());

        server.Model.Script.EmbeddingsFault = null;
        await Eventually.True(async () => (await Degraded("What do I collect?", "thimbles")).Count == 0);
        Assert.Empty(await Degraded("What is the cat called?", "Minka"));
        Assert.Equal(3, (await Memory.List(assistant)).Count);

        async Task<IReadOnlyList<string?>> Degraded(string question, string fact)
        {
            var said = await Memory.Say(new { content = question, assistant_id = assistant, memory = "Readonly" });
            Assert.Equal("COMPLETED", said.Text("status"));
            Assert.Contains(MemoryClient.Retrieved(said), memory => memory.Contains(fact, StringComparison.Ordinal));
            Assert.Contains(fact, said.Text("content"), StringComparison.Ordinal);
            return [.. said["degraded"].EnumerateArray().Select(part => part.GetString())];
        }
    }

    [Fact]
    public async Task An_assistant_whose_provider_is_not_configured_uses_the_built_in_ones()
    {
        var assistant = await Memory.NewAssistant(
            new { name = "Elsewhere", embedding_provider = "nobody", embedding_model_name = "text-embedding-3-large", embedding_dims = 3072 });
        await Memory.Learn(assistant, "I live in Porto.");
        var said = await Memory.Say(new { content = "Where do I live?", assistant_id = assistant, memory = "Readonly" });

        Assert.Empty(said["degraded"].EnumerateArray());
        Assert.Single(MemoryClient.Retrieved(said));
    }
}
