using Backboard.Models.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Tests;

public sealed class OfflineTests
{
    [Fact]
    public async Task Without_a_provider_the_offline_responder_answers_through_the_same_gateway()
    {
        var configuration = new ConfigurationBuilder().Build();
        await using var services = new ServiceCollection().AddLogging().AddBackboardModels(configuration).BuildServiceProvider();
        var model = services.GetRequiredService<IModelCatalogue>().Resolve("openai", "gpt-4o").Value!;
        var request = Some.Request(
            model.Provider, Some.User("My favorite color is blue."), Some.Assistant("Noted."), Some.User("What is my favorite color?", 3));

        var answer = await Answer.Read(services.Gateway().Stream(request with { Model = model, Summary = "They met." }, default));

        Assert.Equal("local", model.Provider);
        Assert.Contains("blue", answer.Text, StringComparison.Ordinal);
        Assert.Equal(StopReason.EndTurn, answer.Answered.StopReason);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_a_typed_failure()
    {
        await using var services = Composition.Services("http://127.0.0.1:9/v1", "http://127.0.0.1:9");

        Assert.Equal("provider_unavailable", (await Answer.Read(services.Gateway().Stream(Some.Hello("gone"), default))).FailedCode);
    }

    [Theory]
    [InlineData("Gap", "00:00:00")]
    [InlineData("Total", "1.00:00:01")]
    public void Timeouts_out_of_range_are_refused(string name, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [$"{ModelTimeoutOptions.Section}:{name}"] = value })
            .Build();
        using var services = new ServiceCollection().AddLogging().AddBackboardModels(configuration).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ModelTimeoutOptions>>().Value);
    }
}
