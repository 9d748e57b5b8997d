using Backboard.FakeModel;
using Backboard.Models.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Models.Tests;

/// <summary>The real composition, with both providers at one fake model server over real HTTP.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    public const string Key = "key-of-the-test";

    private readonly ServiceProvider _services;

    private ModelHarness(FakeModelServer server, ServiceProvider services)
    {
        (Server, _services) = (server, services);
        Gateway = services.GetRequiredService<IModelGateway>();
    }

    public FakeModelServer Server { get; }

    public IModelGateway Gateway { get; }

    public IEnumerable<IChatProvider> Providers => _services.GetServices<IChatProvider>();

    public static async Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null, FakeModelOptions? options = null)
    {
        var server = await FakeModelServer.StartAsync((options ?? new FakeModelOptions()) with { ApiKey = Key });
        return Over(server, server.OpenAiUrl, server.AnthropicUrl, timeouts);
    }

    public static ModelHarness Over(FakeModelServer server, string openAi, string anthropic, Action<ModelTimeoutOptions>? timeouts = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Providers:openai:BaseUrl"] = openAi,
            ["Models:Providers:openai:ApiKey"] = Key,
            ["Models:Providers:anthropic:BaseUrl"] = anthropic,
            ["Models:Providers:anthropic:ApiKey"] = Key,
        }).Build();
        var services = new ServiceCollection().AddLogging().AddBackboardModels(configuration);
        if (timeouts is not null) services.Configure(timeouts);
        return new ModelHarness(server, services.BuildServiceProvider());
    }

    public Task<Answer> Ask(ModelRequest request, CancellationToken cancellationToken = default) => Answer.Read(Gateway.Stream(request, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
