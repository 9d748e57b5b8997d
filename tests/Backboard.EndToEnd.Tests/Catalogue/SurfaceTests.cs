namespace Backboard.EndToEnd.Tests.Catalogue;

/// <summary>What a newcomer, an orchestrator and a generator of clients see first.</summary>
public sealed class SurfaceTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private static readonly string[] Routes =
    [
        "GET /api/assistants", "POST /api/assistants", "GET /api/assistants/{assistant_id}", "PUT /api/assistants/{assistant_id}",
        "DELETE /api/assistants/{assistant_id}", "POST /api/assistants/{assistant_id}/clone", "GET /api/assistants/{assistant_id}/threads",
        "POST /api/assistants/{assistant_id}/threads", "GET /api/threads", "GET /api/threads/{thread_id}", "DELETE /api/threads/{thread_id}",
        "GET /api/threads/{thread_id}/messages", "POST /api/threads/{thread_id}/messages", "POST /api/threads/messages",
        "POST /api/threads/tool-outputs", "POST /api/threads/{thread_id}/runs/{run_id}/submit-tool-outputs",
        "POST /api/threads/{thread_id}/runs/{run_id}/cancel", "GET /api/threads/{thread_id}/runs", "GET /api/threads/{thread_id}/runs/{run_id}",
        "GET /api/threads/{thread_id}/runs/{run_id}/events", "GET /api/threads/{thread_id}/events", "GET /api/models", "GET /api/models/{name}",
        "GET /api/assistants/{assistant_id}/documents", "POST /api/assistants/{assistant_id}/documents", "GET /api/threads/{thread_id}/documents",
        "POST /api/threads/{thread_id}/documents", "GET /api/documents/{document_id}/status", "GET /api/documents/{document_id}/content",
        "GET /api/documents/{document_id}/chunks", "DELETE /api/documents/{document_id}", "GET /api/models/providers", "GET /api/models/provider/{provider}", "GET /api/models/embedding/all", "GET /health/live", "GET /health/ready",
    ];

    private readonly Api _anybody = server.Server.As(null);

    [Fact]
    public async Task The_home_page_tells_what_to_do_next()
    {
        var page = await _anybody.Get("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var word in (string[])["silo", "store", "models", "key", "curl", $"{server.Server.Address}/api/threads/messages"])
            Assert.Contains(word, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestServer.Key, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_needs_no_key()
    {
        Assert.Equal("live", (await _anybody.Get("/health/live")).Ok().Text("status"));
        Assert.Equal("ready", (await _anybody.Get("/health/ready")).Ok().Text("status"));
    }

    [Fact]
    public async Task OpenApi_lists_every_route()
    {
        var paths = (await _anybody.Get("/openapi/v1.json")).Ok()["paths"];
        var listed = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Empty(Routes.Except(listed));
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_of_its_own()
    {
        var answers = new[] { await server.Api.Get("assistants"), await server.Api.Get("nowhere"), await _anybody.Get("threads"), await _anybody.Get("/health/live") };
        Assert.Equal(4, answers.Select(answer => answer.Headers.GetValues("Request-Id").Single()).Distinct().Count());
    }
}
