namespace Backboard.Grains;

/// <summary>What every thread of this process works with.</summary>
internal sealed record ThreadServices(
    IThreadStore Store,
    ThreadLoader Loader,
    NodeIdentity Node,
    NodeHealth Health,
    HeadWatch Heads,
    ActiveRuns Runs,
    TurnServices Turns)
{
    public TurnOptions Options => Turns.Options;

    public TimeProvider Time => Turns.Time;
}
