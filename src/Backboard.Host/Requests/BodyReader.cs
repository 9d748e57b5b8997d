using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Backboard.Host;

/// <summary>Reads a body in JSON, urlencoded or multipart into <see cref="Fields"/>.</summary>
internal static class BodyReader
{
    /// <param name="request">Its body.</param>
    /// <param name="limits">Of the fields.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="files">Takes the files of a multipart form; null skips them.</param>
    public static async Task<Parsed<Fields>> Read(
        HttpRequest request, LimitsOptions limits, CancellationToken cancellationToken, IFormFiles? files = null)
    {
        if (request.ContentLength == 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return Fields.None;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return await IsEmpty(request, cancellationToken) ? Fields.None : Unsupported(request.ContentType);
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix == "json")
            return await ReadJson(request, limits, cancellationToken);
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return await ReadMultipart(request, type, limits, files, cancellationToken);
        return request.HasFormContentType ? await ReadForm(request, cancellationToken) : Unsupported(request.ContentType);
    }

    /// <summary>A refusal of any other content type than these.</summary>
    public static Refusal Unsupported(string? type, string instead = "send JSON or a form") => new(
        Error.Invalid($"Content type '{type}' is not supported: {instead}", "unsupported_media_type"),
        [],
        StatusCodes.Status415UnsupportedMediaType);

    private static async Task<bool> IsEmpty(HttpRequest request, CancellationToken cancellationToken) =>
        await request.Body.ReadAsync(new byte[1], cancellationToken) == 0;

    private static async Task<Parsed<Fields>> ReadJson(HttpRequest request, LimitsOptions limits, CancellationToken cancellationToken)
    {
        var options = new JsonDocumentOptions { MaxDepth = limits.MaxJsonDepth, AllowDuplicateProperties = false };
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, options, cancellationToken);
            if (document.RootElement.ValueKind is JsonValueKind.Null)
                return Fields.None;
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                return (Refusal)new ShapeError(["body"], "Input should be a JSON object", "dict_type");
            var root = document.RootElement.Clone();
            return new Fields(
                root.EnumerateObject().ToDictionary(p => p.Name, p => Field.OfJson(p.Value), StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            return (Refusal)new ShapeError(["body"], JsonText.Explain(e), "json_invalid");
        }
        catch (InvalidOperationException)
        {
            return (Refusal)new ShapeError(["body"], "A field's name is not valid Unicode", "string_unicode");
        }
    }

    private static async Task<Parsed<Fields>> ReadMultipart(
        HttpRequest request, MediaTypeHeaderValue type, LimitsOptions limits, IFormFiles? files, CancellationToken cancellationToken)
    {
        var body = files is null ? request.Body : LimitedBody.Of(request, limits.MaxBodyBytes + files.MaxBytes + IFormFiles.FrameBytes);
        return body is null ? Refusal.BodyTooLarge : await new MultipartForm(limits, files).Read(type, body, cancellationToken);
    }

    private static async Task<Parsed<Fields>> ReadForm(HttpRequest request, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            return MultipartForm.Unreadable;
        }
        var repeated = form.Where(static f => f.Value.Count > 1)
            .Select(static f => ShapeError.InBody(f.Key, "Field given more than once", "repeated_field")).ToImmutableArray();
        return repeated.IsEmpty
            ? new Fields(form.ToDictionary(static f => f.Key, static f => Field.OfText(f.Value.ToString()), StringComparer.Ordinal))
            : Refusal.OfShape(repeated);
    }
}
