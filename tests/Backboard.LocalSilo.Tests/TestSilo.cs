using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Backboard.LocalSilo.Tests;

/// <summary>A started host with the test's grains and, unless told otherwise, a manual clock.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost host;

    private TestSilo(IHost host) => this.host = host;

    public ManualTime Time { get; private init; } = new();

    public Script Script { get; } = new();

    public LocalSiloHost Silo => host.Services.GetRequiredService<LocalSiloHost>();

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<TestSilo> Start(Action<LocalSiloOptions>? configure = null, TimeProvider? clock = null)
    {
        var time = new ManualTime();
        TestSilo? silo = null;
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(clock ?? time);
        builder.Services.AddScoped(_ => silo!.Script);
        builder.Services.AddLocalSilo(typeof(TestSilo).Assembly).Configure(configure ?? (_ => { }));
        silo = new TestSilo(builder.Build()) { Time = time };
        await silo.host.StartAsync();
        return silo;
    }

    public IScriptGrain this[string key] => Grains.GetGrain<IScriptGrain>(key);

    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        host.Dispose();
    }
}
