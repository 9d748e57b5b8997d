using Backboard.Grains;
using Orleans.Runtime.Placement;

namespace Backboard.Host;

/// <summary>
/// A grain that has no place yet gets one where it is called from, also when its last silo is asked first; a process that is stopping gives its
/// grains to others.
/// </summary>
internal sealed class HomeFilter(ILocalSiloDetails silo, NodeHealth health, Neighbours neighbours) : IOutgoingGrainCallFilter
{
    // Asynchronous, so that the hint ends with the call.
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, health.IsLeaving ? neighbours.Any() : silo.SiloAddress);
        await context.Invoke();
    }
}
