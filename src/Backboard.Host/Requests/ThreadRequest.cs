namespace Backboard.Host;

/// <summary>Body of thread creation: all of it optional, or no body at all.</summary>
internal sealed record ThreadRequest(string? UserId, string? Metadata)
{
    public static Parsed<ThreadRequest> From(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var metadata = MessageMetadata.Read(reader);
        return reader.Refusal is { } refusal ? refusal : new ThreadRequest(metadata.UserId, metadata.Json);
    }
}
