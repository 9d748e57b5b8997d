using Microsoft.Extensions.Hosting;

namespace Backboard.LocalSilo;

/// <summary>Ties the silo to the host's life: sweeps while it runs, drains when it stops.</summary>
internal sealed class LocalSiloService(LocalSiloHost silo) : IHostedService, IDisposable
{
    private static readonly TimeSpan ExpirySweep = TimeSpan.FromSeconds(1);

    private ITimer? collection;
    private ITimer? expiry;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var sweep = silo.Options.ResponseTimeout < 10 * ExpirySweep ? silo.Options.ResponseTimeout / 10 : ExpirySweep;
        collection = silo.Time.CreateTimer(_ => silo.CollectIdle(), null, silo.Options.CollectionInterval, silo.Options.CollectionInterval);
        expiry = silo.Time.CreateTimer(_ => silo.ExpireCalls(), null, sweep, sweep);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        collection?.Dispose();
        await silo.DrainAsync(cancellationToken);
        expiry?.Dispose();
    }

    public void Dispose()
    {
        collection?.Dispose();
        expiry?.Dispose();
    }
}
