namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Somebody's memory of an assistant, with a word in it that nobody else was told.</summary>
/// <param name="Api">Whose key.</param>
/// <param name="Canary">The word; it stands in a memory that was extracted and in one that was added.</param>
internal sealed record Scope(Api Api, string Assistant, string? User, string Canary)
{
    /// <summary>Of the extracted memory.</summary>
    public required string MemoryId { get; init; }

    public required string OperationId { get; init; }

    public required string ThreadId { get; init; }

    public required string RunId { get; init; }

    public string UserQuery => User is null ? "" : $"?user_id={Uri.EscapeDataString(User)}";
}

/// <summary>Scopes that must not see each other, under ids that are easily taken for each other.</summary>
internal sealed class Scopes
{
    /// <summary>Users of one assistant.</summary>
    public required IReadOnlyList<Scope> Users { get; init; }

    /// <summary>What the same assistant shares with all of them.</summary>
    public required Scope Shared { get; init; }

    /// <summary>The same users under a second assistant, and its shared memories.</summary>
    public required IReadOnlyList<Scope> OtherAssistant { get; init; }

    /// <summary>The same users under an assistant of another tenant.</summary>
    public required IReadOnlyList<Scope> OtherTenant { get; init; }

    public IEnumerable<Scope> All => [.. Users, Shared, .. OtherAssistant, .. OtherTenant];

    public static async Task<Scopes> Create(TestServer server)
    {
        var stranger = server.As((await server.RunAsync("keys", "create", "--tenant", $"stranger-{Guid.CreateVersion7():N}"))[^1]);
        var (first, second, foreign) = (await server.Api.NewAssistant(), await server.Api.NewAssistant(), await stranger.NewAssistant());
        string[] users = ["ann", "Ann", "ann/bob"];
        return new Scopes
        {
            Users = await Task.WhenAll(users.Select(user => Make(server.Api, first, user))),
            Shared = await Make(server.Api, first, user: null),
            OtherAssistant = await Task.WhenAll(((string?[])["ann", null]).Select(user => Make(server.Api, second, user))),
            OtherTenant = await Task.WhenAll(((string?[])["ann", null]).Select(user => Make(stranger, foreign, user))),
        };
    }

    private static async Task<Scope> Make(Api api, string assistant, string? user)
    {
        var memory = new MemoryClient(api.Http);
        var canary = Canaries.New();
        var told = await memory.Tell(assistant, $"I live in {canary}.", user);
        var operation = await memory.Ended(told);
        await memory.Add(assistant, $"The code word is {canary}.", user);
        return new Scope(api, assistant, user, canary)
        {
            MemoryId = operation.GetProperty("memory_ids").EnumerateArray().Single().Text("id")!,
            OperationId = operation.Text("operation_id")!,
            ThreadId = told.Text("thread_id")!,
            RunId = told.Text("run_id")!,
        };
    }
}
