using Backboard.Grains;
using Backboard.LocalSilo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Backboard.Harness;

/// <summary>Our grains on the silo of this build, without a front end: the local silo.</summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly IHost _host;

    private GrainHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    /// <summary>Settings of a store that all silos of a host can use.</summary>
    public static Task<Dictionary<string, string?>> StorageAsync(TempFolder folder) => Task.FromResult(new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Sqlite",
        ["Storage:ConnectionString"] = $"Data Source={folder.File("backboard.db")}",
    });

    /// <param name="configure">Adds what the grains need to each silo's host.</param>
    public static async Task<GrainHost> StartAsync(Action<IHostApplicationBuilder> configure)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLocalSilo(typeof(GrainsServiceCollectionExtensions).Assembly);
        configure(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new GrainHost(host);
    }

    /// <summary>As code beside the grains would call them.</summary>
    public IGrainFactory Factory() => Services.GetRequiredService<IGrainFactory>();

    /// <summary>As SIGTERM would.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
