using System.Text.Json;

namespace Backboard.Host;

/// <summary>
/// A list of memories, one page or all. All of them are read and sent in pages: an assistant with many costs the server no
/// more memory than one with few.
/// </summary>
internal sealed class MemoryListing(AssistantKey assistant, MemoryListRequest request, IMemoryQueries memories) : IResult
{
    private const int ReadAtOnce = 1_000;

    private bool IsWhole => request.Page is null;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var aborted = httpContext.RequestAborted;
        var limit = IsWhole ? ReadAtOnce : request.PageSize;
        var page = await memories.List(assistant, request.Filter, request.Skip, limit, aborted);
        httpContext.Response.ContentType = "application/json";
        var output = httpContext.Response.BodyWriter;
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartArray("memories"u8);
        var total = WritePage(json, page.Memories, previous: []);
        for (var skip = limit; IsWhole && page.Memories.Length == limit; skip += limit)
        {
            json.Flush();
            await output.FlushAsync(aborted);
            var next = await memories.List(assistant, request.Filter, skip, limit, aborted);
            total += WritePage(json, next.Memories, page.Memories);
            page = next;
        }
        json.WriteEndArray();
        WriteCounts(json, IsWhole ? total : page.Total);
        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(aborted);
    }

    /// <summary>A memory added meanwhile pushes others onto the next page: what was sent already is not sent again.</summary>
    private static int WritePage(Utf8JsonWriter json, ImmutableArray<MemoryRecord> memories, ImmutableArray<MemoryRecord> previous)
    {
        var sent = previous.Select(static m => m.MemoryId).ToHashSet();
        var written = 0;
        foreach (var memory in memories.Where(m => !sent.Contains(m.MemoryId)))
        {
            MemoryWire.Write(json, memory);
            written++;
        }
        return written;
    }

    private void WriteCounts(Utf8JsonWriter json, int total)
    {
        json.WriteNumber("total_count"u8, total);
        json.WriteCount("page"u8, request.Page);
        json.WriteCount("page_size"u8, IsWhole ? null : request.PageSize);
        json.WriteCount("total_pages"u8, IsWhole ? null : (total + request.PageSize - 1) / request.PageSize);
    }
}
