namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary><c>send_to_llm=false</c>: stored, not answered.</summary>
public sealed class SilentMessageTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_silent_message_is_stored_and_shown_to_the_model_with_the_next_one()
    {
        var thread = await Api.NewThread();
        var silent = (await Api.Say(thread, new { content = "silent-1", send_to_llm = "false" })).Ok();
        Assert.Equal(JsonValueKind.Null, silent["content"].ValueKind);
        Assert.Equal(["silent-1"], (await Api.Messages(thread)).Select(message => message.Text("content")));
        Assert.DoesNotContain(server.Model.Requests, request => request.Body.Contains("silent-1", StringComparison.Ordinal));

        var form = (await Api.PostForm($"threads/{thread}/messages", ("content", "silent-2"), ("send_to_llm", "false"))).Ok();
        Assert.Equal("COMPLETED", form.Text("status"));
        (await Api.Say(thread, new { content = "loud", send_to_llm = true })).Ok();

        var sent = server.Asked("loud").Body;
        Assert.Contains("silent-1", sent, StringComparison.Ordinal);
        Assert.Contains("silent-2", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_stream_ends_with_message_saved()
    {
        var frames = await Api.Stream("threads/messages", new { content = "quiet", send_to_llm = false, stream = true });
        Assert.Equal(["message_received", "user_message", "message_saved"], frames.Types());
        Assert.Equal(frames.Only("user_message").Text("thread_id"), frames[^1].Text("thread_id"));
    }
}
