namespace Backboard.Grains.Tests.Documents;

public sealed class QuestionEmbedderTests
{
    private readonly ManualTime _time = new();
    private readonly FakeEmbedder _embedder = new() { IsSilent = true };
    private readonly QuestionEmbedder _questions;

    public QuestionEmbedderTests() => _questions = new QuestionEmbedder(_embedder, new MemoryOptions { EmbeddingMilliseconds = 2_000 }, _time);

    [Fact]
    public async Task A_provider_that_hung_is_not_asked_for_a_while()
    {
        _embedder.WhileAsked = () => _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(await Ask());
        Assert.Empty(await Ask());
        Assert.Single(_embedder.Asked);

        _time.Advance(TimeSpan.FromSeconds(10));
        _embedder.IsSilent = false;
        Assert.Equal(2, (await Ask()).Length);
    }

    [Fact]
    public async Task One_that_refuses_at_once_is_asked_again()
    {
        await Ask();
        await Ask();

        Assert.Equal(2, _embedder.Asked.Count);
    }

    [Fact]
    public async Task The_local_space_needs_no_provider()
    {
        Assert.Empty(await _questions.Embed(EmbeddingSpace.Local, "words", default));
        Assert.Empty(_embedder.Asked);
    }

    private Task<ImmutableArray<float>> Ask() => _questions.Embed(FakeEmbedder.Remote, "words", default);
}
