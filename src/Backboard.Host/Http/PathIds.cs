namespace Backboard.Host;

/// <summary>Ids in paths are UUIDs: anything else is refused before a handler sees it.</summary>
internal sealed class PathIds(RequestDelegate next)
{
    private static readonly string[] Names = ["assistant_id", "thread_id", "document_id", "operation_id"];

    public Task InvokeAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        foreach (var name in Names)
            if (values.TryGetValue(name, out var value) && !Guid.TryParse(value as string, out _))
                return ((Refusal)new ShapeError(["path", name], "Input should be a valid UUID", "uuid_parsing")).ToHttp().ExecuteAsync(context);
        return values.TryGetValue("run_id", out var run) && !Guid.TryParse(run as string, out _)
            ? Error.NotFound("Run not found").ToHttp().ExecuteAsync(context)
            : next(context);
    }
}
