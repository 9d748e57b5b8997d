namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>The first example of the README: told in one thread, asked for in the next, with nothing in between, offline.</summary>
public sealed class ReadAtOnceTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    private const string Fact = "I'm allergic to peanuts.";
    private const string Question = "Any dietary restrictions you remember?";

    private Api Api => server.Api;

    [Fact]
    public async Task A_new_thread_of_the_same_assistant_knows_it()
    {
        var assistant = await Api.NewAssistant();
        var told = (await Api.Say(await Api.NewThread(assistant), new { content = Fact, memory = "Auto" })).Ok();
        var asked = (await Api.Say(await Api.NewThread(assistant), new { content = Question, memory = "Auto" })).Ok();

        Assert.Contains("peanuts", asked.Text("content"), StringComparison.Ordinal);
        Assert.True(Guid.TryParse(told.Text("memory_operation_id"), out _));
        var memory = Assert.Single(asked["retrieved_memories"].EnumerateArray());
        Assert.Contains("peanuts", memory.Text("memory"), StringComparison.Ordinal);
        Assert.Equal(told.Text("thread_id"), memory.GetProperty("why").Text("thread_id"));
    }

    [Fact]
    public async Task The_default_assistant_knows_it_where_nothing_is_named()
    {
        var api = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "nothing-named"))[^1]);
        var told = (await api.Post("threads/messages", new { content = Fact, memory = "Auto" })).Ok();
        var asked = (await api.Post("threads/messages", new { content = Question, memory = "Auto" })).Ok();

        Assert.NotEqual(told.Text("thread_id"), asked.Text("thread_id"));
        Assert.Contains("peanuts", asked.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_tells_what_was_recalled_before_the_run_starts()
    {
        var assistant = await Api.NewAssistant();
        var told = await Api.Stream("threads/messages", new { content = Fact, assistant_id = assistant, memory = "Auto", stream = true });
        var asked = await Api.Stream("threads/messages", new { content = Question, assistant_id = assistant, memory = "Auto", stream = true });

        Assert.Equal(
            ["message_received", "user_message", "memory_retrieved", "run_started", "message_start", "content_streaming", "message_complete", "run_ended"],
            asked.Types());
        Assert.Contains("peanuts", asked.Streamed(), StringComparison.Ordinal);
        var memory = Assert.Single(asked.Only("memory_retrieved").Data.GetProperty("memories").EnumerateArray());
        Assert.Contains("peanuts", memory.Text("memory"), StringComparison.Ordinal);
        Assert.Equal(
            memory.Text("memory"), Assert.Single(asked[^1].Data.GetProperty("retrieved_memories").EnumerateArray()).Text("memory"));
        Assert.All((SseEvent[])[told[^1], asked[^1]], ended => Assert.True(Guid.TryParse(ended.Text("memory_operation_id"), out _)));
        Assert.DoesNotContain(told, frame => frame.Type == "memory_retrieved");
    }

    [Fact]
    public async Task It_is_answered_from_the_memory_once_it_has_been_read()
    {
        var memory = new MemoryClient(Api.Http);
        var assistant = await Api.NewAssistant();
        await memory.Learn(assistant, Fact);
        var asked = await memory.Tell(assistant, Question);

        Assert.Contains("peanuts", asked.Text("content"), StringComparison.Ordinal);
        var stored = Assert.Single(await memory.List(assistant));
        Assert.Equal(stored.Text("id"), Assert.Single(asked["retrieved_memories"].EnumerateArray()).Text("id"));
    }
}
