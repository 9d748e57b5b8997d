namespace Backboard.Host;

/// <summary>Which memories a list shows.</summary>
/// <param name="Filter">What is left out.</param>
/// <param name="Page">From 1; null for all of them.</param>
/// <param name="PageSize">1–100.</param>
internal sealed record MemoryListRequest(MemoryFilter Filter, int? Page, int PageSize)
{
    private const int DefaultPageSize = 25;
    private const int MaxPageSize = 100;

    /// <summary>Memories before the page.</summary>
    public int Skip => Page is { } page ? (int)Math.Min(int.MaxValue, (page - 1L) * PageSize) : 0;

    public static Parsed<MemoryListRequest> From(HttpRequest request)
    {
        var reader = new QueryReader(request);
        var list = new MemoryListRequest(
            new MemoryFilter(reader.UserId("user_id"), reader.Time("as_of"), reader.Uuid("thread_id")),
            reader.Whole("page", 1, int.MaxValue),
            reader.Whole("page_size", 1, MaxPageSize) ?? DefaultPageSize);
        return reader.Refusal is { } refusal ? refusal : list;
    }
}
