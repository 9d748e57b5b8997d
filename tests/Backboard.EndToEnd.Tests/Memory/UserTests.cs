namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>What a user's id does to memory.</summary>
public sealed class UserTests(RulesServer server) : IClassFixture<RulesServer>
{
    private MemoryClient Memory => server.Memory;

    [Fact]
    public async Task Two_users_of_one_assistant_have_what_is_shared_and_their_own()
    {
        var assistant = await Memory.NewAssistant();
        await Memory.Add(assistant, "The shop closes at six.");
        await Memory.Learn(assistant, "I live in Porto.", "ann");
        await Memory.Learn(assistant, "I live in Leipzig.", "bob");

        Assert.Equal(["Porto", "closes"], Found(await Memory.Recall(assistant, "Where do I live?", "ann")));
        Assert.Equal(["Leipzig", "closes"], Found(await Memory.Recall(assistant, "Where do I live?", "bob")));
        Assert.Equal(["closes"], Found(await Memory.Recall(assistant, "Where do I live?")));
        Assert.Equal(["Leipzig"], Found([.. (await Memory.Search(assistant, "Where do I live?", "bob")).Select(memory => memory.Text("content")!)]));

        static IEnumerable<string> Found(IReadOnlyList<string> memories) => memories.SelectMany(memory =>
            ((string[])["Porto", "Leipzig", "closes"]).Where(word => memory.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_assistant_of_users_refuses_a_memory_mode_without_one()
    {
        var assistant = await Memory.NewAssistant(new { name = "By user", memory_scope = "user" });
        Assert.Equal("user", (await Memory.Get($"assistants/{assistant}")).Ok().Text("memory_scope"));
        foreach (var mode in (string[])["Auto", "Readonly"])
        {
            var refused = await Memory.Post("threads/messages", new { content = "I live in Porto.", assistant_id = assistant, memory = mode });
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("user_id", refused.Detail(), StringComparison.Ordinal);
        }

        Assert.Empty((await Memory.Get($"assistants/{assistant}/threads")).Ok().Json.EnumerateArray());
        await Memory.Say(new { content = "I live in Porto.", assistant_id = assistant });
        await Memory.Learn(assistant, "I live in Porto.", "ann");
        Assert.Single(await Memory.Recall(assistant, "Where do I live?", "ann"));
        Assert.Empty(await Memory.Search(assistant, "Where do I live?"));
    }

    [Fact]
    public async Task A_thread_of_a_user_needs_no_further_mention_of_them()
    {
        var assistant = await Memory.NewAssistant(new { name = "By user", memory_scope = "user" });
        var first = await Memory.Tell(assistant, "Hello!", "ann");
        var told = await Memory.Say(new { content = "I live in Porto.", thread_id = first.Text("thread_id"), memory = "Auto" });
        await Memory.Ended(told);

        Assert.Equal("ann", Assert.Single(await Memory.List(assistant)).Text("user_id"));
        var other = await Memory.Post("threads/messages", new { content = "Hi", thread_id = first.Text("thread_id"), user_id = "bob" });
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
    }

    [Fact]
    public async Task One_user_is_forgotten_and_nobody_else()
    {
        var assistant = await Memory.NewAssistant();
        await Memory.Add(assistant, "The shop closes at six.");
        foreach (var user in (string[])["ann", "bob"])
        {
            await Memory.Learn(assistant, "I live in Porto.", user);
            await Memory.Add(assistant, "Pays by card.", user);
        }

        var forgotten = (await Memory.Delete($"assistants/{assistant}/memories?user_id=ann")).Ok();
        Assert.True(forgotten["success"].GetBoolean());
        Assert.DoesNotContain("ann", (await Memory.List(assistant)).Select(memory => memory.Text("user_id")));
        Assert.Equal(["The shop closes at six."], await Memory.Contents(assistant, "?user_id=ann"));
        Assert.Equal(["The shop closes at six."], await Memory.Recall(assistant, "Where do I live?", "ann"));
        Assert.Equal(3, (await Memory.List(assistant, "?user_id=bob")).Count);
        Assert.Equal(3, (await Memory.Recall(assistant, "Where do I live?", "bob")).Count);

        (await Memory.Delete($"assistants/{assistant}/memories")).Ok();
        Assert.Empty(await Memory.List(assistant));
        Assert.Empty(await Memory.Recall(assistant, "Where do I live?", "bob"));
    }

    [Fact]
    public async Task What_one_thread_said_is_forgotten_alone()
    {
        var assistant = await Memory.NewAssistant();
        var told = await Memory.Tell(assistant, "I live in Porto.");
        await Memory.Ended(told);
        await Memory.Learn(assistant, "I collect thimbles.");

        Assert.Single(await Memory.List(assistant, $"?thread_id={told.Text("thread_id")}"));
        (await Memory.Delete($"assistants/{assistant}/memories?thread_id={told.Text("thread_id")}")).Ok();
        Assert.Contains("thimbles", Assert.Single(await Memory.Contents(assistant)), StringComparison.Ordinal);
    }
}
