namespace Backboard.Host;

/// <summary>Body of a search.</summary>
/// <param name="Query">The question.</param>
/// <param name="Limit">1–50.</param>
/// <param name="UserId">Sees the shared memories and their own; null sees the shared ones only.</param>
/// <param name="Filter">A JSON object that the memories' metadata must agree with, or null.</param>
internal sealed record MemorySearchRequest(string Query, int Limit, string? UserId, string? Filter)
{
    private const int DefaultLimit = 5;

    public static Parsed<MemorySearchRequest> From(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var query = reader.Text("query", MemoryLimits.MaxQueryChars);
        if (reader.Refusal is null && string.IsNullOrWhiteSpace(query))
            reader.Misshapen("query", "Field required: a search needs a query", "missing");
        var limit = ReadLimit(reader);
        var filter = MessageMetadata.Read(reader, MemoryMetadata.Read(reader, "metadata") ?? MemoryMetadata.Read(reader, "filters"));
        return reader.Refusal is { } refusal ? refusal : new MemorySearchRequest(query!, limit, filter.UserId, filter.Json);
    }

    /// <summary>The contract's own limit: out of range is an error of shape.</summary>
    private static int ReadLimit(FieldReader reader)
    {
        if (reader.Number("limit", double.MinValue, double.MaxValue) is not { } limit)
            return DefaultLimit;
        if (limit is >= 1 and <= MemoryLimits.MaxSearchLimit && limit == Math.Floor(limit))
            return (int)limit;
        reader.Misshapen("limit", $"Input should be a whole number from 1 to {MemoryLimits.MaxSearchLimit}", "out_of_range");
        return DefaultLimit;
    }
}
