namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>What clients attach to messages and threads, and the user a thread belongs to.</summary>
public sealed class MetadataTests(ModelServer server) : IClassFixture<ModelServer>
{
    private const string Metadata = """{"custom_timestamp":"2024-05-01T10:00:00Z","n":1.50,"tags":["ä","\u2028"]}""";

    private Api Api => server.Api;

    [Fact]
    public async Task Metadata_comes_back_from_every_encoding()
    {
        var thread = await Api.NewThread();
        (await Api.Say(thread, new { content = "object", metadata = JsonElement.Parse(Metadata) })).Ok();
        (await Api.Say(thread, new { content = "text", metadata = Metadata })).Ok();
        (await Api.PostForm($"threads/{thread}/messages", ("content", "form"), ("metadata", Metadata))).Ok();
        (await Api.Send(HttpMethod.Post, $"threads/{thread}/messages", Bodies.Multipart(("content", "multipart"), ("metadata", Metadata)))).Ok();

        var users = (await Api.Messages(thread)).Where(message => message.Text("role") == "user").ToList();
        Assert.Equal(["object", "text", "form", "multipart"], users.Select(message => message.Text("content")));
        Assert.All(users, message => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Metadata), message.GetProperty("metadata_"))));
    }

    [Fact]
    public async Task Metadata_of_a_thread_comes_back()
    {
        var thread = (await Api.Post($"assistants/{await Api.NewAssistant()}/threads", new { metadata = JsonElement.Parse(Metadata) })).Ok();
        var read = (await Api.Get($"threads/{thread.Text("thread_id")}")).Ok();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Metadata), read["metadata_"]));
    }

    [Fact]
    public async Task The_first_user_named_fixes_the_thread()
    {
        var thread = await Api.NewThread();
        (await Api.Say(thread, "nobody yet")).Ok();
        (await Api.Say(thread, new { content = "me", metadata = new { user_id = "anna" } })).Ok();
        (await Api.Say(thread, new { content = "me again", user_id = "anna" })).Ok();
        (await Api.Say(thread, "whoever")).Ok();

        var stranger = await Api.Say(thread, new { content = "not me", user_id = "bob" });
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Contains("anna", stranger.Detail(), StringComparison.Ordinal);
        Assert.Equal(8, (await Api.Messages(thread)).Count);
        Assert.Equal("anna", (await Api.Get($"threads/{thread}")).Ok().Text("user_id"));
    }

    [Fact]
    public async Task A_user_named_at_creation_fixes_the_thread_too()
    {
        var thread = (await Api.Post($"assistants/{await Api.NewAssistant()}/threads", new { user_id = "anna" })).Ok().Text("thread_id")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.Say(thread, new { content = "hi", user_id = "bob" })).Status);
        (await Api.Say(thread, new { content = "hi", user_id = "anna" })).Ok();
    }

    [Fact]
    public async Task Two_different_users_in_one_message_are_refused()
    {
        var answer = await Api.Post("threads/messages", new { content = "hi", user_id = "anna", metadata = new { user_id = "bob" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("different users", answer.Detail(), StringComparison.Ordinal);
    }
}
