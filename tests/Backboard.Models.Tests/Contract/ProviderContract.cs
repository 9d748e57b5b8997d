using Backboard.Models.Gateway;

namespace Backboard.Models.Tests.Contract;

/// <summary>What every provider is tested for, ours and those of adapters, each with a fake model server that speaks its protocol.</summary>
public abstract class ProviderContract : IAsyncLifetime
{
    private protected ModelHarness Models { get; private set; } = null!;

    /// <summary>Its name in the composition.</summary>
    protected abstract string Provider { get; }

    /// <summary>False where the protocol reports no usage.</summary>
    protected virtual bool TellsUsage => true;

    public async Task InitializeAsync() => Models = await StartAsync();

    public async Task DisposeAsync() => await Models.DisposeAsync();

    private protected virtual Task<ModelHarness> StartAsync(Action<ModelTimeoutOptions>? timeouts = null) => ModelHarness.StartAsync(timeouts);

    private protected ModelRequest Hello => Some.Hello(Provider);

    private protected ModelRequest Request(params Message[] history) => Some.Request(Provider, history);
}
