namespace Backboard.EndToEnd.Tests.Seeds;

/// <summary>The examples of the page "Threads": Python's <c>requests</c> as the HTTP it sends.</summary>
public sealed class ThreadConceptTests(OfflineServer server) : IClassFixture<OfflineServer>
{
    [Fact]
    public async Task Creating_a_thread()
    {
        var assistant = await server.Api.NewAssistant();
        var thread = (await server.Api.Post($"assistants/{assistant}/threads", new { })).Ok();

        Assert.True(Guid.TryParse(thread.Text("thread_id"), out _));
        Assert.Equal(assistant, thread.Text("assistant_id"));
        Assert.Empty(thread["messages"].EnumerateArray());
    }

    [Fact]
    public async Task Retrieving_a_thread_with_messages()
    {
        var thread = await server.Api.NewThread();
        (await server.Api.Say(thread, "My name is Sarah.")).Ok();

        var messages = (await server.Api.Get($"threads/{thread}")).Ok()["messages"].EnumerateArray().ToList();

        Assert.Equal(["user", "assistant"], messages.Select(message => message.Text("role")));
        Assert.Equal("My name is Sarah.", messages[0].Text("content"));
        Assert.NotEmpty(messages[1].Text("content")!);
    }

    [Fact]
    public async Task Days_later_the_same_thread_remembers_until_it_is_deleted()
    {
        var thread = await server.Api.NewThread();
        (await server.Api.Say(thread, "I live in Vienna.")).Ok();
        Assert.Contains("Vienna", (await server.Api.Say(thread, "Where do I live?")).Ok().Text("content"), StringComparison.Ordinal);

        var deleted = (await server.Api.Delete($"threads/{thread}")).Ok();
        Assert.Equal(thread, deleted.Text("thread_id"));
        Assert.NotEmpty(deleted.Text("message")!);
        Assert.True(deleted["deleted_at"].TryGetDateTimeOffset(out _));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.Get($"threads/{thread}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Api.Say(thread, "Are you there?")).Status);
    }
}
