namespace Backboard.Cluster.Tests;

/// <summary>Three nodes that outlive the tests which end them.</summary>
public sealed class ThreeNodes : IAsyncLifetime
{
    /// <summary>More than the longest turn of a restart.</summary>
    public static readonly int DrainSeconds = Nightly.Seconds(4, 30);

    /// <summary>Half the default, so that a test of what happens after a death takes half as long.</summary>
    public const string ProbeTimeout = "00:00:01";

    private Nodes _nodes = null!;

    public async Task InitializeAsync() =>
        _nodes = await Nodes.StartAsync(3, ("Node__DrainSeconds", $"{DrainSeconds}"), ("Silo__ProbeTimeout", ProbeTimeout));

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    /// <summary>All three, running; the model has forgotten what it was asked.</summary>
    internal async Task<Nodes> WholeAsync()
    {
        await _nodes.CompleteAsync();
        _nodes.Model.ClearRequests();
        return _nodes;
    }
}
