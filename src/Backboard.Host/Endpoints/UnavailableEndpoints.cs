namespace Backboard.Host;

/// <summary>Documents, which this server does not keep: 501, or 404 where their owner is absent already.</summary>
internal static class UnavailableEndpoints
{
    public static void MapUnavailable(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("").AddEndpointFilter(KnownOwner.Check);
        documents.MapMethods("/assistants/{assistant_id}/documents", ["GET", "POST"], No);
        documents.MapMethods("/threads/{thread_id}/documents", ["GET", "POST"], No);
        api.MapGet("/documents/{document_id}/status", No);
        api.MapDelete("/documents/{document_id}", No);
    }

    private static IResult No() => Error.NotSupported("This server has no document store").ToHttp();
}
