using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.LocalSilo;

/// <summary>The grain object of one activation, with its service scope: how both begin and end.</summary>
internal sealed class GrainInstance(Activation activation, GrainClass grainClass)
{
    [ThreadStatic]
    private static Activation? underConstruction;

    private AsyncServiceScope? scope;
    private Grain? grain;

    /// <summary>The activation whose grain's constructor runs on this thread, so that the base constructor finds it.</summary>
    public static Activation? UnderConstruction => underConstruction;

    public Grain Grain => grain!;

    private LocalSiloHost Silo => grainClass.Silo;

    /// <summary>Throws what the grain throws; then only <see cref="ReleaseAsync"/> may follow.</summary>
    public async Task ActivateAsync()
    {
        scope = Silo.Services.CreateAsyncScope();
        underConstruction = activation;
        try
        {
            grain = grainClass.NewGrain(scope.Value.ServiceProvider);
        }
        finally
        {
            underConstruction = null;
        }

        using var limit = new CancellationTokenSource(Silo.Options.ResponseTimeout, Silo.Time);
        await grain.OnActivateAsync(limit.Token);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a grain throws at its end, its key must become free.")]
    public async Task DeactivateAsync(DeactivationReason reason)
    {
        using var limit = new CancellationTokenSource(Silo.Options.DrainTimeout, Silo.Time);
        try
        {
            await Grain.OnDeactivateAsync(reason, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(activation, exception);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a service throws when disposed, the key must become free.")]
    public async Task ReleaseAsync()
    {
        try
        {
            if (grain is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else (grain as IDisposable)?.Dispose();
            if (scope is { } services) await services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(activation, exception);
        }
    }
}
