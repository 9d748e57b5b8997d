using System.Text.Json;

namespace Backboard.Testing;

/// <summary>What tests of memory ask of a server, by its whole paths; a call that is refused throws.</summary>
public sealed class MemoryClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public async Task<string> NewAssistant(object? body = null) =>
        (await Post("assistants", body ?? new { name = "Memory" })).Ok()["assistant_id"].GetString()!;

    /// <summary>A message that makes a thread unless the body names one.</summary>
    public async Task<JsonAnswer> Say(object body) => (await Post("threads/messages", body)).Ok();

    /// <summary>Says something in a new thread, to be remembered.</summary>
    public Task<JsonAnswer> Tell(string assistant, string content, string? user = null) =>
        Say(new { content, assistant_id = assistant, user_id = user, memory = "Auto" });

    /// <summary>Says something in a new thread and waits until it has been read.</summary>
    /// <returns>The operation, which has not failed.</returns>
    public async Task<JsonElement> Learn(string assistant, string content, string? user = null)
    {
        var operation = await Ended(await Tell(assistant, content, user));
        return operation.GetProperty("status").GetString() == "COMPLETED"
            ? operation
            : throw new InvalidOperationException($"'{content}' was not read: {operation}");
    }

    /// <summary>What a question in a new thread is given, in order: asked without an answer, and without remembering it.</summary>
    public async Task<IReadOnlyList<string>> Recall(string assistant, string question, string? user = null) =>
        Retrieved(await Say(new { content = question, assistant_id = assistant, user_id = user, memory = "Readonly", send_to_llm = false }));

    /// <summary>The texts of an answer's <c>retrieved_memories</c>.</summary>
    public static IReadOnlyList<string> Retrieved(JsonAnswer answer) =>
        [.. answer["retrieved_memories"].EnumerateArray().Select(memory => memory.GetProperty("memory").GetString()!)];

    public async Task<JsonElement> Operation(string id) => (await Get($"assistants/memories/operations/{id}")).Ok().Json;

    /// <summary>The operation of an answer, once it has ended.</summary>
    public Task<JsonElement> Ended(JsonAnswer told) => Ended(told["memory_operation_id"].GetString()!);

    /// <summary>The operation once it has ended.</summary>
    public async Task<JsonElement> Ended(string id)
    {
        JsonElement operation = default;
        await Eventually.True(
            async () => (operation = await Operation(id)).GetProperty("status").GetString() != "IN_PROGRESS", Patience);
        return operation;
    }

    /// <summary>Adds a memory by hand.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> Add(string assistant, string content, string? user = null) =>
        (await Post($"assistants/{assistant}/memories", new { content, user_id = user })).Ok()["memory_id"].GetString()!;

    public async Task<IReadOnlyList<JsonElement>> List(string assistant, string query = "") =>
        [.. (await Get($"assistants/{assistant}/memories{query}")).Ok()["memories"].EnumerateArray()];

    /// <summary>The texts of the memories, newest first.</summary>
    public async Task<IReadOnlyList<string>> Contents(string assistant, string query = "") =>
        [.. (await List(assistant, query)).Select(memory => memory.GetProperty("content").GetString()!)];

    public async Task<IReadOnlyList<JsonElement>> Search(string assistant, string query, string? user = null) =>
        [.. (await Post($"assistants/{assistant}/memories/search", new { query, user_id = user, limit = 50 })).Ok()["memories"].EnumerateArray()];

    /// <summary>The versions of a memory and of those that took its place, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> History(string assistant, string memory) =>
        [.. (await Get($"assistants/{assistant}/memories/{memory}/history")).Ok()["versions"].EnumerateArray()];

    public Task<JsonAnswer> Get(string path) => JsonHttp.GetAsync(http, $"/api/{path}");

    public Task<JsonAnswer> Post(string path, object body) => JsonHttp.PostAsync(http, $"/api/{path}", body);

    public Task<JsonAnswer> Put(string path, object body) => JsonHttp.SendAsync(http, HttpMethod.Put, $"/api/{path}", body);

    public Task<JsonAnswer> Delete(string path) => JsonHttp.SendAsync(http, HttpMethod.Delete, $"/api/{path}");
}
