using System.Globalization;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>What the modes read and write, whoever answers.</summary>
public sealed class ModeTests(RulesServer server) : IClassFixture<RulesServer>
{
    private MemoryClient Memory => server.Memory;

    [Theory]
    [InlineData("memory", "Auto", true, true)]
    [InlineData("memory", "auto", true, true)]
    [InlineData("memory", "On", true, true)]
    [InlineData("memory", "Readonly", true, false)]
    [InlineData("memory", "READONLY", true, false)]
    [InlineData("memory", "off", false, false)]
    [InlineData("memory", "Off", false, false)]
    [InlineData("memory_pro", "Auto", true, true)]
    [InlineData("memory_pro", "Readonly", true, false)]
    [InlineData("unnamed", "", false, false)]
    public async Task A_mode_reads_and_writes(string field, string mode, bool reads, bool writes)
    {
        var assistant = await Memory.NewAssistant();
        await Memory.Add(assistant, "Their cat is called Minka.");
        var body = new Dictionary<string, string> { ["content"] = "I live in Porto.", ["assistant_id"] = assistant, [field] = mode };
        var said = await Memory.Say(body);

        Assert.Equal("COMPLETED", said.Text("status"));
        Assert.Equal(reads ? ["Their cat is called Minka."] : [], MemoryClient.Retrieved(said));
        Assert.Equal(reads, server.Asked("I live in Porto.").Body.Contains("Minka", StringComparison.Ordinal));
        Assert.Equal(writes ? JsonValueKind.String : JsonValueKind.Null, said["memory_operation_id"].ValueKind);
        if (writes) await Memory.Ended(said);
        Assert.Equal(writes ? 2 : 1, (await Memory.Recall(assistant, "Where do I live?")).Count);
        Assert.Equal(writes ? 2 : 1, (await Memory.List(assistant)).Count);
    }

    [Fact]
    public async Task A_message_without_an_answer_is_searched_for_and_remembered_all_the_same()
    {
        var assistant = await Memory.NewAssistant();
        var told = await server.Api.Stream(
            "threads/messages", new { content = "I live in Porto.", assistant_id = assistant, memory = "Auto", send_to_llm = false, stream = true });
        Assert.Equal(["message_received", "user_message", "message_saved"], told.Types());
        Assert.Equal("COMPLETED", (await Memory.Ended(told[^1].Text("memory_operation_id")!)).Text("status"));

        var asked = await server.Api.Stream(
            "threads/messages", new { content = "Where do I live?", assistant_id = assistant, memory = "Auto", send_to_llm = false, stream = true });
        Assert.Equal(["message_received", "user_message", "memory_retrieved", "message_saved"], asked.Types());
        var retrieved = Assert.Single(asked.Only("memory_retrieved").Data.GetProperty("memories").EnumerateArray());
        Assert.Contains("Porto", retrieved.Text("memory"), StringComparison.Ordinal);
        Assert.True(Guid.TryParse(asked[^1].Text("memory_operation_id"), out _));
        Assert.DoesNotContain(server.Model.Requests, request => request.Body.Contains(assistant, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_custom_timestamp_dates_what_was_said(bool isForm)
    {
        var assistant = await Memory.NewAssistant();
        const string metadata = """{"custom_timestamp":"2023-05-08T13:56:00Z"}""";
        var said = isForm
            ? (await server.Api.PostForm(
                "threads/messages", ("content", "I live in Porto."), ("assistant_id", assistant), ("memory", "Auto"), ("metadata", metadata))).Ok()
            : await Memory.Say(new { content = "I live in Porto.", assistant_id = assistant, memory = "Auto", metadata = JsonElement.Parse(metadata) });
        await Memory.Ended(said);

        var memory = Assert.Single(await Memory.List(assistant));
        var told = new DateTimeOffset(2023, 5, 8, 13, 56, 0, TimeSpan.Zero);
        Assert.Equal(told, DateTimeOffset.Parse(memory.Text("valid_from")!, CultureInfo.InvariantCulture));
        Assert.Empty(await Memory.List(assistant, "?as_of=2023-05-08T13:55:59Z"));
        Assert.Single(await Memory.List(assistant, "?as_of=2023-05-08T13:56:00Z"));
        Assert.Single(await Memory.List(assistant, "?as_of=2024-01-01"));
    }

    [Fact]
    public async Task What_stands_in_the_window_is_not_recalled_beside_it()
    {
        var assistant = await Memory.NewAssistant();
        var told = await Memory.Tell(assistant, "I live in Porto.");
        var thread = told.Text("thread_id");
        var atOnce = await Memory.Say(new { content = "Where do I live?", thread_id = thread, memory = "Readonly" });
        await Memory.Ended(told);
        var later = await Memory.Say(new { content = "Where do I live, again?", thread_id = thread, memory = "Readonly" });

        Assert.Empty(MemoryClient.Retrieved(atOnce));
        Assert.Empty(MemoryClient.Retrieved(later));
        Assert.Single(await Memory.Recall(assistant, "Where do I live?"));
    }

    [Fact]
    public async Task What_was_recalled_stands_with_the_newest_message_and_never_in_the_system_role()
    {
        var assistant = await Memory.NewAssistant(new { name = "A", system_prompt = "You are brief." });
        var fact = $"Their cat is called Minka-{assistant}.";
        await Memory.Add(assistant, fact);
        foreach (var provider in (string[])["fake-1", "claude-fake"])
        {
            await Memory.Say(new { content = $"Which pet, {provider}?", assistant_id = assistant, memory = "Readonly", model_name = provider });
            var request = server.Asked($"Which pet, {provider}?").Json;
            var messages = request.GetProperty("messages").EnumerateArray().ToList();
            Assert.Equal("user", messages[^1].Text("role"));
            Assert.Contains(fact, messages[^1].GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(messages.SkipLast(1), message => message.GetRawText().Contains(fact, StringComparison.Ordinal));
            if (request.TryGetProperty("system", out var system))
                Assert.DoesNotContain(fact, system.GetRawText(), StringComparison.Ordinal);
        }
    }
}
