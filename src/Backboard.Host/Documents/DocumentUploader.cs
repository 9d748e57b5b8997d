using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Backboard.Host;

/// <summary>A document sent by itself to an assistant or thread, which is known to exist.</summary>
internal sealed class DocumentUploader(
    FileIntake intake, IDocumentUploads uploads, Idempotency idempotency, DocumentReads reads, IOptions<LimitsOptions> limits)
{
    private const string Multipart = "multipart/form-data";

    public async Task<Parsed<Document>> Upload(HttpContext http, Caller caller, DocumentScope scope)
    {
        if (Idempotency.Objection(http.Request) is { } objection)
            return objection;
        var form = new SingleFile(intake, caller.TenantId);
        var placed = default(DocumentKey?);
        try
        {
            if (await Read(http.Request, form, http.RequestAborted) is { } refusal)
                return refusal;
            var file = form.File!;
            var ids = await idempotency.Reserve(http, caller, $"{scope}|{file.Filename}|{file.Sha256}", file.Key.DocumentId, Guid.Empty);
            if (ids.Error is { } conflict)
                return conflict;
            var document = await Place(file, caller.Document(ids.Value!.ResourceId), scope);
            placed = document?.Key;
            return document is null ? Gone(scope, ids.Value.MayRepeat) : document;
        }
        finally
        {
            if (form.File is { } file && file.Key != placed)
                await intake.Abandon(file.Key);
        }
    }

    private async Task<Refusal?> Read(HttpRequest request, SingleFile form, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
            return BodyReader.Unsupported(request.ContentType, $"send {Multipart} with one part '{form.Field}'");
        if (LimitedBody.Of(request, form.MaxBytes + IFormFiles.FrameBytes) is not { } body)
            return intake.TooLarge;
        var fields = await new MultipartForm(limits.Value, form).Read(type, body, cancellationToken);
        if (fields.Refusal is { } refusal)
            return refusal;
        if (form.File is not null)
            return null;
        return fields.Value!.Find(form.Field) is null
            ? ShapeError.InBody(form.Field, "Field required", "missing")
            : ShapeError.InBody(form.Field, "Input should be a file: the part needs a filename", "file_type");
    }

    /// <summary>Once the bytes are there the document is made, whether the client still waits or not.</summary>
    private async Task<Document?> Place(UploadedFile file, DocumentKey key, DocumentScope scope)
    {
        var document = await uploads.Complete(key, new DocumentPlace(scope), file.Size, file.Sha256, CancellationToken.None);
        if (document is { IsFinal: false })
            reads.Begin(document.Key);
        return document;
    }

    private static Error Gone(DocumentScope scope, bool mayRepeat) =>
        mayRepeat ? Error.NotFound("The document made with this Idempotency-Key is gone")
        : Error.NotFound(scope.Owner is DocumentOwner.Assistant ? "Assistant not found" : "Thread not found");
}
