namespace Backboard.Host;

/// <summary>The silos beside this one.</summary>
internal sealed class Neighbours(ILocalSiloDetails silo, IServiceProvider services)
{
    /// <summary>One that is active; this silo where there is none.</summary>
    public SiloAddress Any()
    {
        var active = services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Keys;
        return active.FirstOrDefault(other => !other.Equals(silo.SiloAddress)) ?? silo.SiloAddress;
    }
}
