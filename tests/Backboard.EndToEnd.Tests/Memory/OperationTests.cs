namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>The operation that an answer names, as pollers see it.</summary>
public abstract class OperationTests(ReadingServer server)
{
    private MemoryClient Memory => server.Memory;

    [Fact]
    public async Task It_is_in_progress_until_the_message_has_been_read_and_says_what_that_did()
    {
        var assistant = await Memory.NewAssistant();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = server.Model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = gate.Task });
        var said = await Memory.Tell(assistant, "I live in Porto.");
        var id = said.Text("memory_operation_id")!;
        var open = await Memory.Operation(id);
        Assert.Equal((id, "IN_PROGRESS", JsonValueKind.Null), (open.Text("operation_id"), open.Text("status"), open.GetProperty("memory_ids").ValueKind));
        var asked = await Memory.Say(new { content = "Where do I live?", assistant_id = assistant, memory = "Readonly" });
        var pending = Assert.Single(asked["retrieved_memories"].EnumerateArray());
        Assert.Equal(("I live in Porto.", JsonValueKind.Null), (pending.Text("memory"), pending.GetProperty("id").ValueKind));
        Assert.Equal(1, (await Memory.Get($"assistants/{assistant}/memories/stats")).Ok()["pending"].GetInt32());
        Assert.Empty(await Memory.List(assistant));

        gate.SetResult();
        var ended = await Memory.Ended(id);
        Assert.Equal(("COMPLETED", 1), (ended.Text("status"), ended.GetProperty("result_count").GetInt32()));
        var effect = Assert.Single(ended.GetProperty("memory_ids").EnumerateArray());
        var memory = Assert.Single(await Memory.List(assistant));
        Assert.Equal(("ADD", memory.Text("id"), "I live in Porto."), (effect.Text("event"), effect.Text("id"), effect.Text("memory")));
        Assert.Equal(said.Text("thread_id"), memory.GetProperty("source").Text("thread_id"));
        Assert.Equal(0, memory.GetProperty("source").GetProperty("start").GetInt32());
        Assert.InRange(memory.GetProperty("source").GetProperty("length").GetInt32(), "I live in Porto".Length, "I live in Porto.".Length);

        await server.Server.RestartAsync();
        Assert.Equal(ended.GetRawText(), (await Memory.Operation(id)).GetRawText());
    }

    [Fact]
    public async Task Updates_retirements_and_what_was_known_are_told_apart()
    {
        var assistant = await Memory.NewAssistant();
        using var reading = server.Model.OnExtraction(asked => asked.Message switch
        {
            "I live in Leipzig now." => ExtractionCall.Answer(ExtractionCall.Update(Known(asked, "Porto"), "Lives in Leipzig.", asked.Message)),
            "I live in Leipzig." => ExtractionCall.Answer(
                new { action = "NONE", memory = Known(asked, "Leipzig"), content = default(string), quote = asked.Message, kind = "fact", confidence = 1 }),
            "I don't live in Leipzig any more." => ExtractionCall.Answer(
                new { action = "DELETE", memory = Known(asked, "Leipzig"), content = default(string), quote = asked.Message, kind = "fact", confidence = 1 }),
            _ => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)),
        });
        var first = Effect(await Memory.Learn(assistant, "I live in Porto."));
        var updated = Effect(await Memory.Learn(assistant, "I live in Leipzig now."));
        Assert.Equal(("UPDATE", first.Id, "Lives in Leipzig."), updated);
        Assert.Equal("NONE", Effect(await Memory.Learn(assistant, "I live in Leipzig.")).Event);
        Assert.Equal(["Lives in Leipzig."], await Memory.Contents(assistant));
        Assert.Equal(2, Assert.Single(await Memory.List(assistant)).GetProperty("version").GetInt32());

        var deleted = Effect(await Memory.Learn(assistant, "I don't live in Leipzig any more."));
        Assert.Equal(("DELETE", first.Id), (deleted.Event, deleted.Id));
        Assert.Empty(await Memory.List(assistant));
        Assert.Empty(await Memory.Recall(assistant, "Where do I live?"));
        Assert.Equal(["I live in Porto.", "Lives in Leipzig."], (await Memory.History(assistant, first.Id!)).Select(version => version.Text("content")));

        static string Known(ExtractionCall asked, string word) => asked.Memories.Single(memory => memory.Value.Contains(word, StringComparison.Ordinal)).Key;
        static (string Event, string? Id, string? Memory) Effect(JsonElement operation)
        {
            var effect = Assert.Single(operation.GetProperty("memory_ids").EnumerateArray());
            return (effect.Text("event")!, effect.TryGetProperty("id", out var id) ? id.GetString() : null, effect.Text("memory"));
        }
    }

    [Fact]
    public async Task Forgetting_a_user_ends_what_was_still_to_be_read()
    {
        var assistant = await Memory.NewAssistant();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reading = server.Model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = gate.Task });
        var said = await Memory.Tell(assistant, "I live in Porto.", "ann");
        var other = await Memory.Tell(assistant, "I live in Leipzig.", "bob");
        (await Memory.Delete($"assistants/{assistant}/memories?user_id=ann")).Ok();
        Assert.Empty(await Memory.Recall(assistant, "Where do I live?", "ann"));
        gate.SetResult();

        Assert.Equal("ERROR", (await Memory.Ended(said)).Text("status"));
        Assert.Equal("COMPLETED", (await Memory.Ended(other)).Text("status"));
        Assert.Equal(["I live in Leipzig."], await Memory.Contents(assistant));
    }

    [Fact]
    public async Task Unknown_and_foreign_ones_are_absent_alike()
    {
        var key = (await server.Server.RunAsync("keys", "create", "--tenant", $"stranger-{Guid.CreateVersion7():N}"))[^1];
        var stranger = new MemoryClient(server.Server.As(key).Http);
        using var reading = server.Model.OnExtraction(_ => ExtractionCall.Answer());
        var operation = await Memory.Learn(await Memory.NewAssistant(), "Hello!");
        var foreign = await stranger.Get($"assistants/memories/operations/{operation.Text("operation_id")}");
        var unknown = await stranger.Get($"assistants/memories/operations/{Guid.CreateVersion7()}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
        Assert.Equal(unknown.Text, foreign.Text);
        Assert.Equal(0, operation.GetProperty("result_count").GetInt32());
    }
}

public sealed class SqliteOperationTests(ReadingServer server) : OperationTests(server), IClassFixture<ReadingServer>;

public sealed class PostgresOperationTests(PostgresReadingServer server) : OperationTests(server), IClassFixture<PostgresReadingServer>;
