namespace Backboard.Host;

/// <summary>Setting <c>Role</c>: what a process of a cluster does.</summary>
internal enum ServerRole
{
    /// <summary>Serves the API and hosts grains (default).</summary>
    All,

    /// <summary>Hosts grains; of HTTP only <c>/health</c>.</summary>
    Silo,

    /// <summary>Serves the API and hosts no grains: a client of the cluster's silos.</summary>
    Api,
}
