namespace Backboard.EndToEnd.Tests.BadInput;

/// <summary>Another tenant's id is answered exactly as one that does not exist, on every operation, and nothing happens to it.</summary>
public sealed class TenantTests(ModelServer server) : IClassFixture<ModelServer>
{
    private static readonly object Outputs = new { tool_outputs = new[] { new { tool_call_id = "c", output = "o" } } };

    [Fact]
    public async Task Another_tenants_ids_are_like_absent_ones()
    {
        var owner = server.Api;
        var assistant = await owner.NewAssistant(new { name = "Mine", tools = Tools.Only });
        var thread = await owner.NewThread(assistant);
        (await owner.Say(thread, "my secret is xyzzy")).Ok();
        var run = (await owner.Say(thread, "[[tools:1]]")).Ok().Text("run_id")!;
        using var file = new MultipartFormDataContent { { new ByteArrayContent("xyzzy is my secret"u8.ToArray()), "file", "secret.txt" } };
        var document = (await owner.Send(HttpMethod.Post, $"threads/{thread}/documents", file)).Ok().Text("document_id")!;
        var before = (await owner.Get($"threads/{thread}")).Text;

        var stranger = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "stranger"))[^1]);
        var own = await stranger.NewThread();
        foreach (var (method, path, body) in Operations(own))
        {
            var theirs = await Ask(stranger, method, path, body, assistant, thread, run, document);
            var absent = await Ask(stranger, method, path, body, $"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}");
            Assert.True(theirs == absent, $"{method} {path}: {theirs} is not {absent}");
            Assert.True(theirs.Status == 404, $"{method} {path}: {theirs}");
        }

        Assert.Equal(before, (await owner.Get($"threads/{thread}")).Text);
        Assert.Equal("secret.txt", (await owner.Get($"documents/{document}/status")).Ok().Text("filename"));
        Assert.Equal("Mine", (await owner.Get($"assistants/{assistant}")).Ok().Text("name"));
        foreach (var list in (string[])["assistants", "threads"])
            Assert.DoesNotContain("Mine", (await stranger.Get(list)).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("xyzzy", (await stranger.Get("threads")).Ok().Text, StringComparison.Ordinal);
    }

    /// <summary>Placeholders: A, T, R and D for the ids; a run of another thread is absent from one's own, too.</summary>
    private static IEnumerable<(string Method, string Path, object? Body)> Operations(string own) =>
    [
        ("GET", "assistants/A", null), ("PUT", "assistants/A", new { name = "Stolen" }), ("DELETE", "assistants/A", null),
        ("POST", "assistants/A/clone", new { }), ("GET", "assistants/A/threads", null), ("POST", "assistants/A/threads", new { }),
        ("GET", "assistants/A/documents", null), ("POST", "assistants/A/documents", null), ("POST", "threads/T/documents", null),
        ("GET", "documents/D/status", null), ("GET", "documents/D/content", null), ("GET", "documents/D/chunks", null), ("DELETE", "documents/D", null),
        ("GET", "assistants/A/memories", null), ("POST", "assistants/A/memories", new { content = "c" }),
        ("DELETE", "assistants/A/memories", null), ("POST", "assistants/A/memories/search", new { query = "q" }), ("GET", "assistants/A/memories/stats", null),
        ("GET", "assistants/A/memories/R", null), ("PUT", "assistants/A/memories/R", new { content = "c" }), ("DELETE", "assistants/A/memories/R", null),
        ("GET", "assistants/A/memories/R/history", null), ("GET", "assistants/memories/operations/R", null),
        ("GET", "threads/T", null), ("DELETE", "threads/T", null), ("GET", "threads/T/messages", null), ("GET", "threads/T/documents", null),
        ("POST", "threads/T/messages", new { content = "hi" }), ("POST", "threads/T/messages", new { content = "hi", stream = true }),
        ("POST", "threads/messages", new { content = "hi", thread_id = "T" }), ("POST", "threads/messages", new { content = "hi", assistant_id = "A" }),
        ("POST", "threads/tool-outputs", new { thread_id = "T", tool_outputs = new[] { new { tool_call_id = "c", output = "o" } } }),
        ("GET", "threads/T/runs", null), ("GET", "threads/T/runs/R", null), ("GET", "threads/T/runs/R/events", null), ("GET", "threads/T/events", null),
        ("POST", "threads/T/runs/R/cancel", null), ("POST", "threads/T/runs/R/submit-tool-outputs", Outputs),
        ("GET", $"threads/{own}/runs/R", null), ("GET", $"threads/{own}/runs/R/events", null), ("POST", $"threads/{own}/runs/R/cancel", null),
        ("POST", $"threads/{own}/runs/R/submit-tool-outputs", Outputs),
    ];

    private static async Task<(int Status, string Body)> Ask(
        Api api, string method, string path, object? body, string assistant, string thread, string run, string document)
    {
        var json = body is null ? null : JsonSerializer.Serialize(body).Replace("\"A\"", $"\"{assistant}\"", StringComparison.Ordinal)
            .Replace("\"T\"", $"\"{thread}\"", StringComparison.Ordinal);
        var parts = path.Split('/').Select(part => part switch { "A" => assistant, "T" => thread, "R" => run, "D" => document, _ => part });
        var answer = await api.Send(new HttpMethod(method), string.Join('/', parts), json is null ? null : Bodies.Json(json));
        return ((int)answer.Status, answer.Text);
    }
}
