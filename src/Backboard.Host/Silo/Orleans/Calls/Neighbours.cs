namespace Backboard.Host;

/// <summary>The silos beside this one.</summary>
internal sealed class Neighbours(ILocalSiloDetails silo, IServiceProvider services)
{
    /// <summary>One of those that are active, whichever, so that each gets its share; this silo where there is none.</summary>
    public SiloAddress Any()
    {
        var active = services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Keys;
        SiloAddress[] others = [.. active.Where(other => !other.Equals(silo.SiloAddress))];
        return others.Length == 0 ? silo.SiloAddress : others[Random.Shared.Next(others.Length)];
    }
}
