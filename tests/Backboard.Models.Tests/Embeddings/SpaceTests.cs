namespace Backboard.Models.Tests.Embeddings;

public sealed class SpaceTests
{
    [Theory]
    [InlineData(null, null, null, "local/hashed-1")]
    [InlineData("local", null, null, "local/hashed-1")]
    [InlineData("nobody", "text-embedding-3-small", 1536, "local/hashed-1")]
    [InlineData("anthropic", null, null, "local/hashed-1")]
    [InlineData("openai", null, null, "openai/text-embedding-3-large")]
    [InlineData("OpenAI", "text-embedding-3-small", 512, "openai/text-embedding-3-small/512")]
    [InlineData("ollama", null, null, "local/hashed-1")]
    [InlineData("ollama", "bge-m3", null, "ollama/bge-m3")]
    [InlineData("named", null, 768, "named/nomic-embed-text/768")]
    public async Task The_space_is_the_configured_providers_or_the_local_one(string? provider, string? model, int? dimensions, string space)
    {
        await using var models = await EmbedderHarness.StartAsync();
        var assistant = new Assistant
        {
            Key = new AssistantKey("acme", Ids.New(TimeProvider.System)),
            Name = "a",
            EmbeddingProvider = provider,
            EmbeddingModelName = model,
            EmbeddingDims = dimensions,
        };

        Assert.Equal(space, models.Embedder.SpaceOf(assistant).ToString());
    }
}
