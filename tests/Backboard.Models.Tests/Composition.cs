using Backboard.Models.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Models.Tests;

/// <summary>The project's own registrations, with the settings of a test.</summary>
internal static class Composition
{
    public const string Key = "key-of-the-test";

    public static ServiceProvider Services(string openAi, string anthropic, Action<ModelTimeoutOptions>? timeouts = null) => Services(
        new Dictionary<string, string?>
        {
            ["Models:Providers:openai:BaseUrl"] = openAi,
            ["Models:Providers:openai:ApiKey"] = Key,
            ["Models:Providers:anthropic:BaseUrl"] = anthropic,
            ["Models:Providers:anthropic:ApiKey"] = Key,
        },
        timeouts);

    public static ServiceProvider Services(
        IDictionary<string, string?> settings, Action<ModelTimeoutOptions>? timeouts = null, Action<IServiceCollection, IConfiguration>? adapters = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddBackboardModels(configuration);
        adapters?.Invoke(services, configuration);
        if (timeouts is not null) services.Configure(timeouts);
        return services.BuildServiceProvider();
    }

    public static IModelGateway Gateway(this IServiceProvider services) => services.GetRequiredService<IModelGateway>();
}
