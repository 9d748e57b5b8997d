using System.Text.Json;

namespace Backboard.Host;

/// <summary>A thread with all its messages, sent page by page: a long one costs the server no more memory than a page.</summary>
internal sealed class WholeThread(
    ThreadHeader header, ImmutableArray<Message> firstPage, IThreadQueries threads, StoredAttachments attachments, int pageSize) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var tenantId = header.Key.TenantId;
        var attached = await attachments.Of(tenantId, firstPage, httpContext.RequestAborted);
        httpContext.Response.ContentType = "application/json";
        var output = httpContext.Response.BodyWriter;
        using var json = new Utf8JsonWriter(output);
        ThreadWire.WriteHead(json, header, firstPage.FirstOrDefault(static m => m.Role is MessageRole.User)?.Content);
        json.WriteStartArray("messages"u8);
        for (var page = firstPage; !page.IsEmpty;)
        {
            foreach (var message in page)
                MessageWire.Write(json, message, attached);
            json.Flush();
            await output.FlushAsync(httpContext.RequestAborted);
            page = await Next(page, httpContext.RequestAborted);
            attached = await attachments.Of(tenantId, page, httpContext.RequestAborted);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(httpContext.RequestAborted);
    }

    private async Task<ImmutableArray<Message>> Next(ImmutableArray<Message> page, CancellationToken cancellationToken) =>
        page.Length < pageSize ? [] : await threads.Messages(header.Key, page[^1].Seq, pageSize, cancellationToken);
}
