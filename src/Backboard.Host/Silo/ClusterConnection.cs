namespace Backboard.Host;

/// <summary>Whether this process reaches the silos; one that is a silo itself always does.</summary>
internal sealed class ClusterConnection
{
    private bool _isLost;

    public bool IsLost
    {
        get => Volatile.Read(ref _isLost);
        set => Volatile.Write(ref _isLost, value);
    }
}
