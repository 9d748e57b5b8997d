namespace Backboard.Host;

/// <summary>Body that adds or changes a memory.</summary>
/// <param name="Content">1–50,000 characters, not blank.</param>
/// <param name="Metadata">Given or not; null for none.</param>
/// <param name="UserId">Whose it is, named beside or in the metadata; null for a shared one.</param>
internal sealed record MemoryRequest(string Content, Change<string> Metadata, string? UserId)
{
    public static Parsed<MemoryRequest> From(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var content = reader.Text("content", MemoryLimits.MaxContentChars);
        if (reader.Refusal is null && string.IsNullOrWhiteSpace(content))
            reader.Misshapen("content", "Field required: a memory needs content", "missing");
        var metadata = MessageMetadata.Read(reader, MemoryMetadata.Read(reader, "metadata"));
        var change = reader.IsGiven("metadata") ? Change<string>.To(metadata.Json) : default;
        return reader.Refusal is { } refusal ? refusal : new MemoryRequest(content!, change, metadata.UserId);
    }
}
