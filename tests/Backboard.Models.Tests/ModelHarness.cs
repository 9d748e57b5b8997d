using Backboard.FakeModel;
using Backboard.Models.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Models.Tests;

/// <summary>The real composition, with its providers at one fake model server over real HTTP.</summary>
internal sealed class ModelHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ModelHarness(FakeModelServer server, ServiceProvider services)
    {
        Server = server;
        _services = services;
        Gateway = _services.Gateway();
    }

    public FakeModelServer Server { get; }

    public IModelGateway Gateway { get; }

    public IEnumerable<IChatProvider> Providers => _services.GetServices<IChatProvider>();

    public static Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) =>
        StartAsync(server => Composition.Services(server.OpenAiUrl, server.AnthropicUrl, timeouts));

    public static async Task<ModelHarness> StartAsync(Func<FakeModelServer, ServiceProvider> services, bool takesEmptyBesideCalls = false)
    {
        var server = await FakeModelServer.StartAsync(
            new FakeModelOptions { ApiKey = Composition.Key, TakesEmptyBesideCalls = takesEmptyBesideCalls });
        return new ModelHarness(server, services(server));
    }

    public Task<Answer> Ask(ModelRequest request, CancellationToken cancellationToken = default) =>
        Answer.Read(Gateway.Stream(request, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
