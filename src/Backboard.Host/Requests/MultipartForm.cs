using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Backboard.Host;

/// <summary>Reads a multipart form part by part: its fields into memory, within the limits, its files into whoever takes them.</summary>
internal sealed class MultipartForm(LimitsOptions limits, IFormFiles? files)
{
    private const int MaxBoundaryChars = 128;
    private const int MaxNameChars = 2_048;
    private const int BufferBytes = 32 << 10;

    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);
    private long _fieldBytes;
    private int _parts;

    public static Error Unreadable { get; } =
        Error.Invalid("The form cannot be read, or has more fields or longer ones than allowed", "bad_form");

    public async Task<Parsed<Fields>> Read(MediaTypeHeaderValue type, Stream body, CancellationToken cancellationToken)
    {
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundaryChars } boundary)
            return Unreadable;
        var reader = new MultipartReader(boundary, body, BufferBytes);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
                if (await Take(section, cancellationToken) is { } refusal)
                    return refusal;
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            // The latter: a body that ends before its closing boundary.
            return Unreadable;
        }
        return new Fields(_fields);
    }

    private async Task<Refusal?> Take(MultipartSection section, CancellationToken cancellationToken)
    {
        if (section.GetContentDispositionHeader() is not { } disposition
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: <= MaxNameChars } name)
            return Unreadable;
        var filename = FilenameOf(disposition);
        if (filename is not null && name == files?.Field)
            return await files.Take(new FilePart(filename, section.Body), cancellationToken);
        if (++_parts > limits.MaxFormFields)
            return Unreadable;
        return filename is null ? await TakeField(name, section, cancellationToken) : null;
    }

    private async Task<Refusal?> TakeField(string name, MultipartSection section, CancellationToken cancellationToken)
    {
        using var value = new MemoryStream();
        var buffer = new byte[4096];
        while (await section.Body.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            _fieldBytes += count;
            if (_fieldBytes > limits.MaxBodyBytes)
                return Refusal.BodyTooLarge;
            value.Write(buffer.AsSpan(0, count));
        }
        value.Position = 0;
        using var text = new StreamReader(value, EncodingOf(section));
        return _fields.TryAdd(name, Field.OfText(await text.ReadToEndAsync(cancellationToken)))
            ? null
            : (Refusal)ShapeError.InBody(name, "Field given more than once", "repeated_field");
    }

    /// <summary>Null when the part is no file; the name in its newer spelling wins.</summary>
    private static string? FilenameOf(ContentDispositionHeaderValue disposition)
    {
        if (disposition.FileNameStar.HasValue)
            return disposition.FileNameStar.Value;
        if (disposition.FileName.HasValue)
            return HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return disposition.Parameters.Any(static p => p.Name.StartsWith("filename", StringComparison.OrdinalIgnoreCase)) ? "" : null;
    }

    private static Encoding EncodingOf(MultipartSection section) =>
        MediaTypeHeaderValue.TryParse(section.ContentType, out var type) && type.Charset.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase)
            ? Encoding.Latin1
            : Encoding.UTF8;
}
