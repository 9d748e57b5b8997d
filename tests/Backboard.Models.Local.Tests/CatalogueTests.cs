using Backboard.Models.Catalogue;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Local.Tests;

public sealed class CatalogueTests
{
    private static readonly ImmutableArray<ModelInfo> Ollama =
        [new("lab", "llama3:8b", "llm", 8192), new("lab", "org/big-model", "llm", 0), new("lab", "nomic-embed", "embedding", 2048)];

    [Theory]
    [InlineData(null, null, "openai/gpt-4o")]
    [InlineData("openai", null, "openai/gpt-4o")]
    [InlineData("anthropic", null, "anthropic/claude-sonnet-4-5")]
    [InlineData(null, "gpt-4o-mini", "openai/gpt-4o-mini")]
    [InlineData("OpenAI", "GPT-4o", "openai/gpt-4o")]
    [InlineData(null, "claude-haiku-4-5", "anthropic/claude-haiku-4-5")]
    [InlineData(null, "anthropic/claude-haiku-4-5", "anthropic/claude-haiku-4-5")]
    [InlineData("lab", null, "lab/llama3:8b")]
    [InlineData("lab", "org/big-model", "lab/org/big-model")]
    [InlineData(null, "ORG/big-model", "lab/org/big-model")]
    [InlineData(null, "lab/org/big-model", "lab/org/big-model")]
    [InlineData("openai", "gpt-next", "openai/gpt-next")]
    [InlineData(" ", "", "openai/gpt-4o")]
    public void Names_resolve_where_three_providers_are_configured(string? provider, string? model, string expected)
    {
        var catalogue = Three();
        catalogue.Report("lab", Ollama);
        Assert.Equal(expected, Name(catalogue.Resolve(provider, model)));
    }

    [Theory]
    [InlineData("lab", "gpt-4o", "lab/llama3:8b")]
    [InlineData("lab", "nomic-embed", "lab/llama3:8b")]
    [InlineData("nobody", "gpt-4o", "openai, anthropic, lab")]
    [InlineData("local", "backboard-local", "openai, anthropic, lab")]
    public void Names_that_do_not_exist_are_refused_with_those_that_do(string provider, string model, string named)
    {
        var catalogue = Three(options => options.Local = LocalMode.Off);
        catalogue.Report("lab", Ollama);
        var error = catalogue.Resolve(provider, model).Error;
        if (provider == "local") Assert.Contains("There is no", error?.Message, StringComparison.Ordinal);
        else Assert.Contains(named, error?.Message, StringComparison.Ordinal);
        Assert.Contains($"Models__Aliases__{provider}/{model}", error!.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorKind.Invalid, error.Kind);
    }

    [Fact]
    public void A_provider_that_listed_nothing_accepts_any_name_until_it_does()
    {
        var catalogue = Three();
        Assert.Equal(new ModelInfo("lab", "mystery", "llm", 32_768) { SupportsTools = true, SupportsJsonOutput = true }, catalogue.Resolve("lab", "mystery").Value);
        catalogue.Report("lab", []);
        Assert.True(catalogue.Resolve("lab", "mystery").IsOk);
        catalogue.Report("lab", Ollama);
        Assert.False(catalogue.Resolve("lab", "mystery").IsOk);
    }

    [Fact]
    public void Context_is_as_reported_then_as_known_then_assumed()
    {
        var catalogue = Three();
        catalogue.Report("lab", [.. Ollama, new ModelInfo("lab", "openai/gpt-4o", "llm", 0)]);
        Assert.Equal(8192, catalogue.Resolve("lab", "llama3:8b").Value!.ContextLimit);
        Assert.Equal(32_768, catalogue.Resolve("lab", "org/big-model").Value!.ContextLimit);
        var routed = catalogue.Resolve("lab", "openai/gpt-4o").Value!;
        Assert.Equal((128_000, null), (routed.ContextLimit, routed.InputCostPer1MTokens));
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "lab/llama3:8b")]
    [InlineData("OPENAI", "GPT-4O", "lab/llama3:8b")]
    [InlineData(null, "gpt-4o", "lab/llama3:8b")]
    [InlineData(null, "openai/gpt-4o", "lab/llama3:8b")]
    [InlineData(null, null, "anthropic/claude-haiku-4-5")]
    public void Aliases_and_the_default_go_first(string? provider, string? model, string expected)
    {
        var catalogue = Three(options =>
        {
            options.Aliases["openai/gpt-4o"] = "lab/llama3:8b";
            options.Default = "anthropic/claude-haiku-4-5";
        });
        catalogue.Report("lab", Ollama);
        Assert.Equal(expected, Name(catalogue.Resolve(provider, model)));
    }

    [Fact]
    public void Behind_an_own_address_only_what_the_server_reports_exists()
    {
        var catalogue = Make(options => options.Providers["openai"] = new ProviderOptions { BaseUrl = "http://localhost:1/v1" }, "openai");
        catalogue.Report("openai", [new ModelInfo("openai", "mistral", "llm", 0)]);
        Assert.Equal("openai/mistral", Name(catalogue.Resolve(null, null)));
        Assert.False(catalogue.Resolve("openai", "gpt-4o").IsOk);
    }

    [Fact]
    public void A_configured_list_of_models_is_the_whole_list()
    {
        var catalogue = Make(options => options.Providers["openai"] = new ProviderOptions { ApiKey = "k", Models = { "gpt-4.1", "gpt-4o" } }, "openai");
        Assert.Equal("openai/gpt-4.1", Name(catalogue.Resolve("openai", null)));
        Assert.False(catalogue.Resolve("openai", "gpt-4o-mini").IsOk);
    }

    [Theory]
    [InlineData("auto", null, null, true)]
    [InlineData("auto", "openai", "gpt-4o", true)]
    [InlineData("auto", "x", "y/z", true)]
    [InlineData("on", "local", "backboard-local", true)]
    [InlineData("on", null, "backboard-local", true)]
    [InlineData("on", "local", null, true)]
    [InlineData("on", "openai", "gpt-4o", false)]
    [InlineData("off", "openai", "gpt-4o", false)]
    [InlineData("off", "local", "backboard-local", false)]
    public void Without_providers_the_local_model_answers_as_set(string mode, string? provider, string? model, bool answers)
    {
        var catalogue = Make(options => options.Local = mode);
        Assert.Equal(answers ? "local/backboard-local" : null, catalogue.Resolve(provider, model) is { IsOk: true } ok ? Name(ok) : null);
        Assert.Equal(mode != LocalMode.Off, catalogue.IsReady);
    }

    [Fact]
    public void All_models_have_facts_fit_to_show()
    {
        var all = Three().All;
        Assert.True(all.Length >= 40);
        Assert.All(all, model => Assert.True(model.ContextLimit > 0));
        Assert.All(all.Where(model => model.Type == "embedding"), model => Assert.True(model.EmbeddingDimensions > 0));
        Assert.Contains(all, model => model is { Provider: "local", Name: "backboard-local" });
        Assert.Equal(all.OrderBy(model => model.Provider, StringComparer.Ordinal).ThenBy(model => model.Name, StringComparer.Ordinal), all);
    }

    private static ModelCatalogue Three(Action<ModelsOptions>? change = null) => Make(
        options =>
        {
            options.Providers["openai"] = new ProviderOptions { ApiKey = "k" };
            options.Providers["anthropic"] = new ProviderOptions { ApiKey = "k", Type = ProviderType.Anthropic };
            options.Providers["lab"] = new ProviderOptions { BaseUrl = "http://localhost:1/v1" };
            change?.Invoke(options);
        },
        "lab", "anthropic", "openai", "local");

    private static ModelCatalogue Make(Action<ModelsOptions> change, params string[] providers)
    {
        var options = new ModelsOptions();
        change(options);
        return new ModelCatalogue(Options.Create(options), providers.Select(name => new ListedProvider(name)));
    }

    private static string? Name(Result<ModelInfo> result) => result.Value is { } model ? $"{model.Provider}/{model.Name}" : result.Error?.Message;
}
