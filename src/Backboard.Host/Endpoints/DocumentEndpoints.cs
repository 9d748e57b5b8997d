using Microsoft.AspNetCore.Mvc;

namespace Backboard.Host;

/// <summary>Documents of assistants, threads and messages.</summary>
internal static class DocumentEndpoints
{
    private const int DefaultChars = 65_536;
    private const int MaxChars = 1_048_576;
    private const int DefaultChunks = 100;
    private const int MaxChunks = 1_000;

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var owned = api.MapGroup("").AddEndpointFilter(KnownOwner.Check);
        owned.MapPost("/assistants/{assistant_id}/documents", AddToAssistant).WithSummary("Upload a document to an assistant");
        owned.MapGet("/assistants/{assistant_id}/documents", ListOfAssistant).WithSummary("List an assistant's documents, newest first");
        owned.MapPost("/threads/{thread_id}/documents", AddToThread).WithSummary("Upload a document to a thread");
        owned.MapGet("/threads/{thread_id}/documents", ListOfThread).WithSummary("List a thread's documents and attachments, newest first");
        api.MapGet("/documents/{document_id}/status", Status).WithSummary("Get how far the reading of a document is");
        api.MapGet("/documents/{document_id}/content", Content).WithSummary("Get the text that was read of a document, piece by piece");
        api.MapGet("/documents/{document_id}/chunks", Chunks).WithSummary("Page through the passages of a document");
        api.MapDelete("/documents/{document_id}", Delete).WithSummary("Delete a document with all that was read of it");
    }

    private static Task<IResult> AddToAssistant(
        HttpContext http, Caller caller, [FromRoute(Name = "assistant_id")] Guid assistantId, DocumentUploader uploader) =>
        Add(http, caller, DocumentScope.Of(caller.Assistant(assistantId)), uploader);

    private static Task<IResult> AddToThread(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, DocumentUploader uploader) =>
        Add(http, caller, DocumentScope.Of(caller.Thread(threadId)), uploader);

    private static async Task<IResult> Add(HttpContext http, Caller caller, DocumentScope scope, DocumentUploader uploader)
    {
        var added = await uploader.Upload(http, caller, scope);
        return added.Refusal is { } refusal ? refusal.ToHttp() : JsonBody.Of(added.Value!, DocumentWire.Write);
    }

    private static Task<IResult> ListOfAssistant(
        HttpContext http, Caller caller, [FromRoute(Name = "assistant_id")] Guid assistantId, IDocumentStore store) =>
        List(DocumentScope.Of(caller.Assistant(assistantId)), store, http.RequestAborted);

    private static Task<IResult> ListOfThread(
        HttpContext http, Caller caller, [FromRoute(Name = "thread_id")] Guid threadId, IDocumentStore store) =>
        List(DocumentScope.Of(caller.Thread(threadId)), store, http.RequestAborted);

    private static async Task<IResult> List(DocumentScope scope, IDocumentStore store, CancellationToken cancellationToken) =>
        JsonBody.ListOf(await store.List(scope, cancellationToken), DocumentWire.Write);

    private static async Task<IResult> Status(
        HttpContext http, Caller caller, [FromRoute(Name = "document_id")] Guid documentId, IDocumentStore store) =>
        await store.Find(caller.Document(documentId), http.RequestAborted) is { } document
            ? JsonBody.Of(document, DocumentWire.Write)
            : DocumentTexts.Absent.ToHttp();

    private static async Task<IResult> Content(
        HttpContext http, Caller caller, [FromRoute(Name = "document_id")] Guid documentId, DocumentTexts texts)
    {
        var query = new QueryReader(http.Request);
        var start = query.Whole("start", 0, int.MaxValue - MaxChars - 1) ?? 0;
        var length = query.Whole("length", 1, MaxChars) ?? DefaultChars;
        return query.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await texts.Text(caller.Document(documentId), start, length, http.RequestAborted)).ToHttp(DocumentWire.WriteText);
    }

    private static async Task<IResult> Chunks(
        HttpContext http, Caller caller, [FromRoute(Name = "document_id")] Guid documentId, DocumentTexts texts)
    {
        var query = new QueryReader(http.Request);
        var after = query.Whole("after", -1, int.MaxValue) ?? -1;
        var limit = query.Whole("limit", 1, MaxChunks) ?? DefaultChunks;
        return query.Refusal is { } refusal
            ? refusal.ToHttp()
            : (await texts.Chunks(caller.Document(documentId), after, limit, http.RequestAborted)).ToHttp(DocumentWire.WriteChunks);
    }

    private static async Task<IResult> Delete(
        Caller caller, [FromRoute(Name = "document_id")] Guid documentId, IGrainFactory grains, TimeProvider time)
    {
        var deleted = await grains.GetGrain<IDocumentGrain>(caller.Document(documentId).ToString()).Delete();
        return deleted.ToHttp((json, document) => DocumentWire.WriteDeleted(json, (document, time.GetUtcNow())));
    }
}
