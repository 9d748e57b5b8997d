using System.Text.RegularExpressions;

namespace Backboard.EndToEnd.Tests.Sdk;

/// <summary>What makes the Python SDK's parsers throw, looked for in the answers themselves.</summary>
public sealed partial class PythonTrapsTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task Assistants()
    {
        var id = await Api.NewAssistant(new { name = "A", tools = new[] { Tools.Weather, Tools.Named("bare") } });
        foreach (var assistant in new[] { (await Api.Get($"assistants/{id}")).Ok().Json, (await Api.Get("assistants?limit=1")).Ok().Json[0] })
        {
            Uuid(assistant, "assistant_id");
            Assert.NotEmpty(assistant.Text("name")!);
            Time(assistant, "created_at");
            foreach (var tool in assistant.GetProperty("tools").EnumerateArray())
                Assert.Equal(JsonValueKind.Object, tool.GetProperty("function").GetProperty("parameters").GetProperty("properties").ValueKind);
        }
    }

    [Fact]
    public async Task Threads_and_their_messages()
    {
        var empty = await Api.NewThread();
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var asked = (await Api.Say(thread, "[[tools:1]]")).Ok();
        (await Api.Post("threads/tool-outputs", new { thread_id = thread, tool_outputs = Tools.Outputs(asked.Json) })).Ok();

        var read = new[] { (await Api.Get($"threads/{thread}")).Ok().Json, (await Api.Get($"threads/{empty}")).Ok().Json };
        foreach (var one in read.Concat((await Api.Get("threads")).Ok().Json.EnumerateArray()))
        {
            Uuid(one, "thread_id");
            Time(one, "created_at");
            foreach (var message in one.GetProperty("messages").EnumerateArray())
            {
                Uuid(message, "message_id");
                Time(message, "created_at");
                Assert.Contains(message.Text("role"), (string[])["user", "assistant", "tool"]);
                Assert.Contains(message.GetProperty("content").ValueKind, new[] { JsonValueKind.String, JsonValueKind.Null });
                Assert.Contains(message.GetProperty("metadata_").ValueKind, new[] { JsonValueKind.Object, JsonValueKind.Null });
                Assert.Equal(JsonValueKind.Array, message.GetProperty("attachments").ValueKind);
            }
        }

        Assert.Equal(JsonValueKind.Array, (await Api.Get("threads?include_messages=false")).Ok().Json[0].GetProperty("messages").ValueKind);
    }

    [Fact]
    public async Task Answers_whole_waiting_failed_and_silent()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var whole = (await Api.Say(thread, "hi")).Ok();
        var waiting = (await Api.Say(thread, "[[tools:2]]")).Ok();
        var continued = (await Api.Post($"threads/{thread}/runs/{waiting.Text("run_id")}/submit-tool-outputs", new { tool_outputs = Tools.Outputs(waiting.Json) })).Ok();
        var failed = (await Api.Say(thread, "[[fault:400]]")).Ok();
        var silent = (await Api.Say(thread, new { content = "quiet", send_to_llm = false })).Ok();

        foreach (var answer in new[] { whole, waiting, continued, failed, silent })
        {
            foreach (var required in (string[])["message", "run_id", "status"]) Assert.NotEmpty(answer.Text(required)!);
            foreach (var id in (string[])["thread_id", "assistant_id", "message_id"]) Uuid(answer.Json, id);
            Time(answer.Json, "timestamp");
            Time(answer.Json, "created_at");
            Assert.False(answer.Json.TryGetProperty("messages", out _));
            foreach (var nullable in (string[])["content", "role", "tool_calls", "memory_operation_id", "retrieved_memories", "retrieved_files",
                "model_provider", "model_name", "input_tokens", "output_tokens", "total_tokens", "attachments", "reasoning"])
                Assert.True(answer.Json.TryGetProperty(nullable, out _), nullable);
            if (answer.Json.TryGetProperty("context_usage", out var usage))
                foreach (var number in (string[])["percent", "used_tokens", "context_limit", "summary_tokens"])
                    Assert.Equal(JsonValueKind.Number, usage.GetProperty(number).ValueKind);
        }

        Assert.True(whole.Json.TryGetProperty("context_usage", out _));
        foreach (var call in waiting["tool_calls"].EnumerateArray())
            Assert.All(
                [call.GetProperty("id"), call.GetProperty("type"), call.GetProperty("function").GetProperty("name"), call.GetProperty("function").GetProperty("arguments")],
                part => Assert.Equal(JsonValueKind.String, part.ValueKind));
    }

    [Fact]
    public async Task Deletions_and_cancels_have_bodies()
    {
        var assistant = await Api.NewAssistant();
        var thread = await Api.NewThread(assistant);
        foreach (var (path, id) in new[] { ($"threads/{thread}", "thread_id"), ($"assistants/{assistant}", "assistant_id") })
        {
            var deleted = (await Api.Delete(path)).Ok();
            Assert.NotEmpty(deleted.Text("message")!);
            Uuid(deleted.Json, id);
            Time(deleted.Json, "deleted_at");
        }
    }

    private static void Uuid(JsonElement json, string property) => Assert.True(Guid.TryParse(json.Text(property), out _), property);

    private static void Time(JsonElement json, string property) => Assert.Matches(Times, json.Text(property));

    /// <summary>Older Pythons read no other number of digits than 0, 3 or 6.</summary>
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3}|\.\d{6})?Z\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times { get; }
}
