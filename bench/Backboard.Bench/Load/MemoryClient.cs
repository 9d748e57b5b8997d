using Backboard.Testing;

namespace Backboard.Bench.Load;

/// <param name="OperationId">Of the memory operation that reads it.</param>
internal sealed record ToldMessage(Guid MessageId, Guid OperationId);

/// <summary>An assistant's memory over HTTP, as a client of the API uses it.</summary>
internal sealed class MemoryClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<Guid> CreateAssistantAsync(string name, CancellationToken stop) =>
        (await JsonHttp.PostAsync(http, "api/assistants", new { name }, stop)).Ok()["assistant_id"].GetGuid();

    public async Task<Guid> CreateThreadAsync(Guid assistant, CancellationToken stop) =>
        (await JsonHttp.PostAsync(http, $"api/assistants/{assistant}/threads", new { }, stop)).Ok()["thread_id"].GetGuid();

    public async Task AddAsync(Guid assistant, string content, CancellationToken stop) =>
        (await JsonHttp.PostAsync(http, $"api/assistants/{assistant}/memories", new { content }, stop)).Ok();

    /// <summary>How many were found.</summary>
    public async Task<int> SearchAsync(Guid assistant, string query, int limit, CancellationToken stop) =>
        (await JsonHttp.PostAsync(http, $"api/assistants/{assistant}/memories/search", new { query, limit }, stop)).Ok()["memories"].GetArrayLength();

    /// <summary>Stores a user's message, to be read for facts, without an answer.</summary>
    public async Task<ToldMessage> TellAsync(Guid thread, string content, DateTimeOffset at, CancellationToken stop)
    {
        var body = new { content, memory = "Auto", send_to_llm = false, metadata = new { custom_timestamp = at } };
        var answer = (await JsonHttp.PostAsync(http, $"api/threads/{thread}/messages", body, stop)).Ok();
        return new ToldMessage(answer["message_id"].GetGuid(), answer["memory_operation_id"].GetGuid());
    }

    /// <summary>Asks in a new thread; the messages that what was recalled was said in, best first.</summary>
    public async Task<IReadOnlyList<Guid>> AskAsync(Guid assistant, string content, DateTimeOffset at, CancellationToken stop)
    {
        var body = new { assistant_id = assistant, content, memory = "Readonly", send_to_llm = false, metadata = new { custom_timestamp = at } };
        var answer = (await JsonHttp.PostAsync(http, "api/threads/messages", body, stop)).Ok();
        return
        [
            .. answer["retrieved_memories"].EnumerateArray()
                .Select(static memory => memory.GetProperty("why").GetProperty("message_id").GetGuid()),
        ];
    }

    /// <summary>Waits for an operation to end; false when it ended in ERROR.</summary>
    public async Task<bool> IsReadAsync(Guid operation, CancellationToken stop)
    {
        var status = await Eventually.Get(
            async () => await StatusAsync(operation, stop) is { } now && now != "IN_PROGRESS" ? now : null, Patience, stop);
        return status == "COMPLETED";
    }

    private async Task<string?> StatusAsync(Guid operation, CancellationToken stop) =>
        (await JsonHttp.GetAsync(http, $"api/assistants/memories/operations/{operation}", stop)).Ok()["status"].GetString();
}
