using Backboard.Models.Catalogue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Local.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Vendor_variables_alone_configure_their_providers()
    {
        var options = Read(("OPENAI_BASE_URL", "http://localhost:11434/v1"), ("ANTHROPIC_API_KEY", "k"));
        Assert.Equal(["openai", "anthropic"], options.Providers.Keys);
        Assert.Equal("http://localhost:11434/v1", options.Providers["openai"].BaseUrl);
        Assert.Equal(ProviderType.Anthropic, options.Providers["anthropic"].Type);
        Assert.True(Validate(options).Succeeded);
    }

    [Fact]
    public void Local_is_a_value_and_a_section()
    {
        var options = Read(("Models:Local", "ON"), ("Models:Local:WordsPerSecond", "0"));
        Assert.Equal((LocalMode.On, 0), (options.Local, options.LocalOptions.WordsPerSecond));
    }

    [Fact]
    public void Names_of_aliases_may_contain_slashes_and_colons()
    {
        var options = Read(("Models:Aliases:openai/gpt-4o", "lab/llama3:8b"), ("Models:Aliases:lab/llama3:latest", "lab/llama3:8b"), ("Models:Providers:lab:BaseUrl", "http://localhost:1"));
        Assert.Equal("lab/llama3:8b", options.Aliases["OPENAI/gpt-4o"]);
        Assert.Equal("lab/llama3:8b", options.Aliases["lab/llama3:latest"]);
        Assert.True(Validate(options).Succeeded);
    }

    [Theory]
    [InlineData("Models:Local", "maybe", "Models__Local")]
    [InlineData("Models:Local:WordsPerSecond", "-1", "Models__Local__WordsPerSecond")]
    [InlineData("Models:Default", "gpt-4o", "Models__Default")]
    [InlineData("Models:Default", "nobody/gpt-4o", "nobody")]
    [InlineData("Models:Aliases:gpt-4o", "lab/x", "Models__Aliases__gpt-4o")]
    [InlineData("Models:Aliases:openai/gpt-4o", "x", "Models__Aliases__openai/gpt-4o")]
    [InlineData("Models:Providers:other:Type", "OpenAI", "Models__Providers__other")]
    [InlineData("Models:Providers:lab:Type", "Google", "Models__Providers__lab__Type is Google")]
    [InlineData("Models:Providers:other:BaseUrl", "ftp://host", "Models__Providers__other__BaseUrl")]
    [InlineData("Models:Providers:local:ApiKey", "k", "Models__Providers__local")]
    [InlineData("Models:Providers:a b:ApiKey", "k", "Models__Providers__a b")]
    public void A_setting_that_cannot_work_is_named(string key, string value, string named)
    {
        var result = Validate(Read((key, value), ("Models:Providers:lab:BaseUrl", "http://localhost:1")));
        Assert.Contains(named, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_refuses_to_start_with_them()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Models:Local", "maybe")]);
        builder.Services.AddLocalModel().AddModelCatalogue(builder.Configuration);
        using var host = builder.Build();
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Models__Local", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_started_host_takes_in_what_a_provider_lists_and_outlives_one_that_hangs()
    {
        var asked = new TaskCompletionSource();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Models:Providers:lab:BaseUrl", "http://localhost:1")]);
        builder.Services.AddSingleton<IChatProvider>(new ListedProvider("lab", _ => Task.FromResult<ImmutableArray<ModelInfo>>([new("lab", "tiny", "llm", 4096)])));
        builder.Services.AddSingleton<IChatProvider>(new ListedProvider("slow", async cancel =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return [];
        }));
        builder.Services.AddLocalModel().AddModelCatalogue(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var catalogue = host.Services.GetRequiredService<IModelCatalogue>();
        Assert.Equal(4096, catalogue.Resolve("lab", null).Value?.ContextLimit);
        Assert.True(catalogue.Resolve("slow", "anything").IsOk);
        await host.StopAsync();
    }

    private static ModelsOptions Read(params (string Key, string Value)[] settings) => ModelsSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());

    private static ValidateOptionsResult Validate(ModelsOptions options) => new ModelsOptionsValidator([]).Validate(null, options);
}
