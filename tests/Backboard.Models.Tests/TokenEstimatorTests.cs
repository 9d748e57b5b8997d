using Backboard.Models.Tokens;

namespace Backboard.Models.Tests;

public sealed class TokenEstimatorTests
{
    private static readonly ModelInfo Model = Some.Model("openai");

    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("four plain words now", 5)]
    [InlineData("日本語", 3)]
    [InlineData("привет", 3)]
    [InlineData("ab日本", 3)]
    [InlineData("😀", 2)]
    public void Each_kind_of_character_has_its_weight(string text, int tokens)
    {
        Assert.Equal(tokens, new TokenEstimator().Estimate(Model, text));
    }

    [Fact]
    public void It_follows_what_the_provider_reports_for_that_model_alone()
    {
        var estimator = new TokenEstimator();
        var text = new string('x', 4000);

        for (var i = 0; i < 30; i++) estimator.Calibrate(Model, 1000, 1500);

        Assert.Equal(1500, estimator.Estimate(Model, text));
        Assert.Equal(1000, estimator.Estimate(Some.Model("anthropic"), text));
    }

    [Fact]
    public void It_does_not_follow_nonsense()
    {
        var estimator = new TokenEstimator();

        for (var i = 0; i < 100; i++) estimator.Calibrate(Model, 1000, 1_000_000);

        Assert.Equal(4000, estimator.Estimate(Model, new string('x', 4000)));
    }

    [Fact]
    public async Task A_gateway_learns_from_its_answers()
    {
        await using var models = await ModelHarness.StartAsync();
        var text = string.Join(' ', Enumerable.Repeat("a", 2000));
        var before = models.Gateway.EstimateTokens(Model, text);

        await models.Ask(Some.Request("openai", Some.User(text)));

        Assert.Equal(1000, before);
        Assert.InRange(models.Gateway.EstimateTokens(Model, text), 1900, 2100);
    }
}
