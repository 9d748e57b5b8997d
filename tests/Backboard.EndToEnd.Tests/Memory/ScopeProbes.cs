namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Every way to read memories that a viewer has, as the text that comes back.</summary>
internal static class ScopeProbes
{
    /// <summary>What shows the viewer's own memories. Nothing in them may be another's.</summary>
    public static IEnumerable<(string Name, Func<Task<string>> Read)> Own(Scope viewer, Scope other)
    {
        var memories = $"assistants/{viewer.Assistant}/memories";
        // Without a user the list is the operator's, who sees those of everybody.
        if (viewer.User is not null || viewer.Assistant != other.Assistant)
        {
            yield return ("list", async () => (await viewer.Api.Get(memories + viewer.UserQuery)).Ok().Text);
            yield return ("page", async () =>
                (await viewer.Api.Get($"{memories}{viewer.UserQuery}{(viewer.User is null ? '?' : '&')}page=1&page_size=100")).Ok().Text);
        }

        yield return ("search", () => Search("Where do I live?"));
        yield return ("search for the other's word", () => Search(other.Canary));
        yield return ("silent turn", async () => (await viewer.Api.Post("threads/messages", Question(other.Canary, isSilent: true))).Ok().Text);
        yield return ("turn", async () => (await viewer.Api.Post("threads/messages", Question("Where do I live?", isSilent: false))).Ok().Text);
        yield return ("stream, and its events again", async () =>
        {
            var frames = await viewer.Api.Stream("threads/messages", Question("What is the code word?", isSilent: false, stream: true));
            var (thread, run) = (frames.Only("user_message").Text("thread_id"), frames[^1].Text("run_id"));
            return frames.Raw() + (await viewer.Api.Follow($"threads/{thread}/runs/{run}/events")).Raw();
        });

        async Task<string> Search(string query) =>
            (await viewer.Api.Post($"{memories}/search", new { query, user_id = viewer.User, limit = 50 })).Ok().Text;

        object Question(string content, bool isSilent, bool stream = false) => new
        {
            content,
            assistant_id = viewer.Assistant,
            user_id = viewer.User,
            memory = "Readonly",
            send_to_llm = !isSilent,
            stream,
        };
    }

    /// <summary>A memory under the viewer's assistant.</summary>
    public static IEnumerable<(string Name, Func<Task<JsonAnswer>> Ask)> ByMemoryId(Scope viewer, string id) =>
    [
        ("get", () => viewer.Api.Get($"assistants/{viewer.Assistant}/memories/{id}")),
        ("put", () => viewer.Api.Put($"assistants/{viewer.Assistant}/memories/{id}", new { content = "taken over" })),
        ("delete", () => viewer.Api.Delete($"assistants/{viewer.Assistant}/memories/{id}")),
        ("history", () => viewer.Api.Get($"assistants/{viewer.Assistant}/memories/{id}/history")),
    ];

    /// <summary>An assistant, and what belongs to it.</summary>
    public static IEnumerable<(string Name, Func<Task<JsonAnswer>> Ask)> ByForeignIds(Scope viewer, string assistant, string memory, string operation) =>
    [
        ("list", () => viewer.Api.Get($"assistants/{assistant}/memories")),
        ("add", () => viewer.Api.Post($"assistants/{assistant}/memories", new { content = "planted" })),
        ("search", () => viewer.Api.Post($"assistants/{assistant}/memories/search", new { query = "code word" })),
        ("stats", () => viewer.Api.Get($"assistants/{assistant}/memories/stats")),
        ("get", () => viewer.Api.Get($"assistants/{assistant}/memories/{memory}")),
        ("put", () => viewer.Api.Put($"assistants/{assistant}/memories/{memory}", new { content = "taken over" })),
        ("delete", () => viewer.Api.Delete($"assistants/{assistant}/memories/{memory}")),
        ("history", () => viewer.Api.Get($"assistants/{assistant}/memories/{memory}/history")),
        ("reset", () => viewer.Api.Delete($"assistants/{assistant}/memories")),
        ("reset a user", () => viewer.Api.Delete($"assistants/{assistant}/memories?user_id=ann")),
        ("operation", () => viewer.Api.Get($"assistants/memories/operations/{operation}")),
        ("clone", () => viewer.Api.Post($"assistants/{assistant}/clone", new { })),
        ("turn", () => viewer.Api.Post("threads/messages", new { content = "Where do I live?", assistant_id = assistant, memory = "Auto" })),
    ];
}
