using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.SemanticKernel.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("AzureOpenAI", "ApiKey", "Models__Providers__mine__BaseUrl")]
    [InlineData("azureopenai", "BaseUrl", "Models__Providers__mine__ApiKey")]
    public void A_setting_that_the_connector_needs_is_named(string type, string given, string missing)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Providers:mine:Type"] = type,
            [$"Models:Providers:mine:{given}"] = "http://localhost",
        }).Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddSemanticKernelProviders(configuration));

        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_is_asked_by_key_by_model_or_as_a_last_resort_without()
    {
        await using var models = await OwnKernel.StartAsync(null);

        foreach (var (model, asked) in new[] { ("second", "fake-2"), ("fake-2", "fake-2"), ("fake-1", "fake-1"), ("other", "fake-1") })
        {
            await models.Ask(Some.Hello("kernel") with { Model = Some.Model("kernel", model) });
            Assert.Equal(asked, models.Server.Requests[^1].Json.GetProperty("model").GetString());
        }
    }
}
