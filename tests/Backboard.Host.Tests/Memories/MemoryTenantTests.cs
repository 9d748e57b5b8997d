using Backboard.Testing;

namespace Backboard.Host.Tests;

/// <summary>Whatever is not the caller's is answered as if it were not there.</summary>
public sealed class MemoryTenantTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>, IAsyncLifetime
{
    private readonly FrontEnd server = shared.Server;
    private AssistantKey assistant;
    private AssistantKey other;

    public async Task InitializeAsync()
    {
        assistant = await server.NewAssistant();
        other = await server.NewAssistant();
        server.Backends.Memories.Ledger.Append(assistant, Facts.Told(1, "a secret"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, string, object?> Operations => new()
    {
        { "GET", "", null }, { "POST", "", new { content = "c" } }, { "POST", "", new { } }, { "DELETE", "", null },
        { "POST", "/search", new { query = "q" } }, { "GET", "/stats", null }, { "GET", "?page=0", null },
        { "GET", "/ID", null }, { "PUT", "/ID", new { content = "stolen" } }, { "DELETE", "/ID", null }, { "GET", "/ID/history", null },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Another_tenants_memories_are_like_absent_ones(string method, string path, object? body)
    {
        using var stranger = await server.ClientOf("stranger");

        var theirs = await Ask(stranger, method, assistant.AssistantId, path, $"{Facts.IdOf(1)}", body);
        var absent = await Ask(stranger, method, Facts.IdOf(77), path, $"{Facts.IdOf(78)}", body);

        Assert.Equal((404, """{"detail":"Assistant not found"}"""), theirs);
        Assert.Equal(absent, theirs);
        Assert.Equal("a secret", Assert.Single(server.Backends.Memories.Ledger.Of(assistant)).Content);
    }

    [Theory]
    [InlineData("GET", "/ID")]
    [InlineData("PUT", "/ID")]
    [InlineData("DELETE", "/ID")]
    [InlineData("GET", "/ID/history")]
    public async Task Another_assistants_memory_and_no_id_at_all_are_404(string method, string path)
    {
        var body = method == "PUT" ? new { content = "stolen" } : null;

        foreach (var id in (string[])[$"{Facts.IdOf(1)}", $"{Facts.IdOf(78)}", "mem_17", "statistics"])
            Assert.Equal((404, """{"detail":"Memory not found"}"""), await Ask(server.Client, method, other.AssistantId, path, id, body));
        Assert.Equal("a secret", Assert.Single(server.Backends.Memories.Ledger.Of(assistant)).Content);
    }

    private static async Task<(int Status, string Body)> Ask(
        HttpClient client, string method, Guid assistantId, string path, string id, object? body)
    {
        var answer = await JsonHttp.SendAsync(
            client, new HttpMethod(method), $"/api/assistants/{assistantId}/memories{path.Replace("ID", id, StringComparison.Ordinal)}", body);
        return ((int)answer.Status, answer.Text);
    }
}
