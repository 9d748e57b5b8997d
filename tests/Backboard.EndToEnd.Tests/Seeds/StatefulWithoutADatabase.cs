namespace Backboard.EndToEnd.Tests.Seeds;

/// <summary>The JavaScript and curl examples of the article "Stateful AI without a database", as printed.</summary>
internal static class StatefulWithoutADatabase
{
    public const string FetchTwoTurns = """
        const send = (body) =>
        fetch("https://app.backboard.io/api/threads/messages", {
        method: "POST",
        headers: {
        "X-API-Key": "YOUR_API_KEY",
        "Content-Type": "application/json",
        },
        body: JSON.stringify(body),
        }).then((r) => r.json());
        const first = await send({ content: "My favorite color is blue." });
        // Same thread: pass the thread_id back
        const second = await send({
        content: "What did I just tell you?",
        thread_id: first.thread_id,
        });
        console.log(second.content);
        """;

    /// <summary>Uses <c>send</c> of the first one.</summary>
    public const string FetchTwoConversations = """
        await send({
        content: "I'm allergic to peanuts.",
        assistant_id: "your-assistant-id",
        memory: "Auto",
        });
        const reply = await send({
        content: "Any dietary restrictions you remember?",
        assistant_id: "your-assistant-id",
        memory: "Auto",
        });
        console.log(reply.content);
        """;

    public const string CurlFirstMessage = """
        # First message, thread auto-created
        curl -X POST "https://app.backboard.io/api/threads/messages" \
        -H "X-API-Key: YOUR_API_KEY" \
        -H "Content-Type: application/json" \
        -d '{"content": "My favorite color is blue."}'
        """;

    public const string CurlContinue = """
        # Continue: pass the thread_id from the first response
        curl -X POST "https://app.backboard.io/api/threads/messages" \
        -H "X-API-Key: YOUR_API_KEY" \
        -H "Content-Type: application/json" \
        -d '{"content": "What did I just tell you?", "thread_id": "THREAD_ID_FROM_FIRST_RESPONSE"}'
        """;

    public const string CurlAllergic = """
        curl -X POST "https://app.backboard.io/api/threads/messages" \
        -H "X-API-Key: YOUR_API_KEY" \
        -H "Content-Type: application/json" \
        -d '{"content": "I am allergic to peanuts.", "assistant_id": "your-assistant-id", "memory": "Auto"}'
        """;

    public const string CurlRestrictions = """
        curl -X POST "https://app.backboard.io/api/threads/messages" \
        -H "X-API-Key: YOUR_API_KEY" \
        -H "Content-Type: application/json" \
        -d '{"content": "Any dietary restrictions you remember?", "assistant_id": "your-assistant-id", "memory": "Auto"}'
        """;

    /// <summary>The example with this server's address, a key and an assistant.</summary>
    public static string At(this string example, TestServer server, string assistant = "", string thread = "") => example
        .Replace("https://app.backboard.io", server.Address, StringComparison.Ordinal)
        .Replace("YOUR_API_KEY", TestServer.Key, StringComparison.Ordinal)
        .Replace("your-assistant-id", assistant, StringComparison.Ordinal)
        .Replace("THREAD_ID_FROM_FIRST_RESPONSE", thread, StringComparison.Ordinal);
}
