using System.Net.Http.Headers;

namespace Backboard.EndToEnd.Tests.Seeds;

/// <summary>The API page's <c>http.client</c> examples, byte for byte but for the ids.</summary>
public sealed class ApiPageTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task List_get_and_delete_threads()
    {
        var thread = await Api.NewThread();
        var listed = (await Api.Send(HttpMethod.Get, "threads", null, ("Accept", "*/*"))).Ok();
        Assert.Contains(listed.Json.EnumerateArray(), item => item.Text("thread_id") == thread);

        var got = (await Api.Send(HttpMethod.Get, $"threads/{thread}", null)).Ok();
        Assert.Equal(JsonValueKind.Array, got["messages"].ValueKind);
        Assert.True(got.Json.TryGetProperty("metadata_", out _));

        Assert.Equal(thread, (await Api.Send(HttpMethod.Delete, $"threads/{thread}", null)).Ok().Text("thread_id"));
    }

    [Fact]
    public async Task List_thread_documents()
    {
        var thread = await Api.NewThread();
        Assert.Equal("[]", (await Api.Send(HttpMethod.Get, $"threads/{thread}/documents", null)).Ok().Text);

        using var form = new MultipartFormDataContent { { new ByteArrayContent("A lighthouse."u8.ToArray()), "file", "my_document.txt" } };
        var uploaded = (await Api.Send(HttpMethod.Post, $"threads/{thread}/documents", form)).Ok();
        var listed = Assert.Single((await Api.Send(HttpMethod.Get, $"threads/{thread}/documents", null)).Ok().Json.EnumerateArray());

        Assert.Equal((uploaded.Text("document_id"), "my_document.txt"), (listed.Text("document_id"), listed.Text("filename")));
        foreach (var member in (string[])["metadata_", "status", "status_message", "summary", "created_at", "updated_at"])
            Assert.True(listed.TryGetProperty(member, out _), member);
    }

    [Fact]
    public async Task An_empty_multipart_body_without_a_boundary_is_told_what_it_lacks()
    {
        var body = new ByteArrayContent([]);
        body.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");
        var answer = await Api.Send(HttpMethod.Post, $"threads/{await Api.NewThread()}/messages", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("content", answer.Detail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_to_the_placeholder_of_a_run_is_refused()
    {
        var answer = await Api.Send(
            HttpMethod.Post, $"threads/{await Api.NewThread()}/runs/%7Brun_id%7D/submit-tool-outputs",
            Bodies.Json("""{"tool_outputs":[{"tool_call_id":"","output":""}]}"""));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Run not found", answer.Detail());
    }
}
