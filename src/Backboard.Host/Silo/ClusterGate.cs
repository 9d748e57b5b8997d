namespace Backboard.Host;

/// <summary>What needs grains is refused while no silo can be reached, with a word on when to come back.</summary>
internal sealed class ClusterGate(RequestDelegate next, ClusterConnection cluster)
{
    public Task InvokeAsync(HttpContext context)
    {
        var needsGrains = context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/v1");
        return cluster.IsLost && needsGrains
            ? Error.Unavailable("No silo can be reached now; nothing was done").ToHttp().ExecuteAsync(context)
            : next(context);
    }
}
