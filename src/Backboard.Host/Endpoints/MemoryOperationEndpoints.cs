using Microsoft.AspNetCore.Mvc;

namespace Backboard.Host;

/// <summary>What became of the messages that were to be remembered.</summary>
internal static class MemoryOperationEndpoints
{
    public static void MapMemoryOperations(this IEndpointRouteBuilder api) =>
        api.MapGet("/assistants/memories/operations/{operation_id}", Get).WithSummary("Get the state of a memory operation");

    private static async Task<IResult> Get(
        HttpContext http, Caller caller, [FromRoute(Name = "operation_id")] Guid operationId, IMemoryOperations operations) =>
        await operations.Find(caller.TenantId, operationId, http.RequestAborted) is { } operation
            ? JsonBody.Of(operation, MemoryOperationWire.Write)
            : Error.NotFound("Memory operation not found").ToHttp();
}
