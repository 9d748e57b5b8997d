using Backboard.Grains;
using Orleans.Runtime.Placement;

namespace Backboard.Host;

/// <summary>
/// A grain that sends its caller away because the process is stopping moves to where it was called from. Were it only to end, the caller, who
/// remembers its place, would begin it here again.
/// </summary>
internal sealed class DepartureFilter(ILocalSiloDetails silo, NodeHealth health, Neighbours neighbours) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (health.IsLeaving && IsSentAway(context.Result))
            context.TargetContext.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = Destination() }, CancellationToken.None);
    }

    private static bool IsSentAway(object? result) =>
        result is Result<Accepted> { Error.Code: Error.LeavingCode } or Result<bool> { Error.Code: Error.LeavingCode };

    private SiloAddress Destination() =>
        RequestContext.Get(IPlacementDirector.PlacementHintKey) is SiloAddress caller && !caller.Equals(silo.SiloAddress) ? caller : neighbours.Any();
}
