namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Threads and the default assistant that messages make for themselves.</summary>
public sealed class AutoCreationTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_message_without_ids_makes_a_thread_under_the_one_default_assistant()
    {
        var first = (await Api.Post("threads/messages", new { content = "one" })).Ok();
        var second = (await Api.Post("threads/messages", new { content = "two" })).Ok();
        Assert.NotEqual(first.Text("thread_id"), second.Text("thread_id"));
        Assert.Equal(first.Text("assistant_id"), second.Text("assistant_id"));

        var thread = (await Api.Get($"threads/{second.Text("thread_id")}")).Ok();
        Assert.Equal(second.Text("assistant_id"), thread.Text("assistant_id"));
        Assert.Equal(2, thread["messages"].GetArrayLength());
    }

    [Fact]
    public async Task Simultaneous_first_messages_of_a_tenant_make_one_default_assistant()
    {
        var newcomer = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "newcomer"))[^1]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => newcomer.Post("threads/messages", new { content = $"hello {n}" })));

        Assert.Single(answers.Select(answer => answer.Ok().Text("assistant_id")).Distinct());
        Assert.Single((await newcomer.Get("assistants")).Ok().Json.EnumerateArray());
    }

    [Fact]
    public async Task A_named_assistant_gets_the_thread()
    {
        var assistant = await Api.NewAssistant();
        var answer = (await Api.Post("threads/messages", new { content = "hi", assistant_id = assistant })).Ok();

        var threads = (await Api.Get($"assistants/{assistant}/threads")).Ok();
        Assert.Equal(answer.Text("thread_id"), threads.Json.EnumerateArray().Single().Text("thread_id"));
    }

    [Fact]
    public async Task The_threads_own_assistant_wins_over_a_named_one()
    {
        var (own, other) = (await Api.NewAssistant(), await Api.NewAssistant());
        var thread = await Api.NewThread(own);
        var answer = (await Api.Post("threads/messages", new { content = "hi", thread_id = thread, assistant_id = other })).Ok();
        Assert.Equal((thread, own), (answer.Text("thread_id"), answer.Text("assistant_id")));
    }

    [Fact]
    public async Task The_default_assistant_is_made_again_after_it_was_deleted()
    {
        var tenant = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "forgetful"))[^1]);
        var first = (await tenant.Post("threads/messages", new { content = "hi" })).Ok();
        (await tenant.Delete($"assistants/{first.Text("assistant_id")}")).Ok();

        var second = (await tenant.Post("threads/messages", new { content = "hi again" })).Ok();
        Assert.NotEqual(first.Text("assistant_id"), second.Text("assistant_id"));
        Assert.Equal("COMPLETED", second.Text("status"));
    }

    [Theory]
    [InlineData("thread_id", "Thread not found")]
    [InlineData("assistant_id", "Assistant not found")]
    public async Task Unknown_ids_are_not_found(string field, string detail)
    {
        var body = new Dictionary<string, object> { ["content"] = "hi", [field] = Guid.CreateVersion7() };
        var answer = await Api.Post("threads/messages", body);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(detail, answer.Detail());
    }
}
