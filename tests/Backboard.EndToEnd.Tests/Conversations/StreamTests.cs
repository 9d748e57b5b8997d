namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>The order and the framing of streams; <see cref="SseReader"/> insists on what the SDKs need of every frame.</summary>
public sealed class StreamTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task A_plain_turn()
    {
        var frames = await Api.Stream("threads/messages", new { content = "[[words:40 every:5]]", stream = true });

        Assert.Equal(
            ["message_received", "user_message", "run_started", "message_start", "content_streaming", "message_complete", "run_ended"], frames.Types());
        var user = frames.Only("user_message");
        Assert.True(Guid.TryParse(user.Text("thread_id"), out _) && Guid.TryParse(user.Text("assistant_id"), out _));
        Assert.Equal("user", user.Text("role"));
        Assert.True(frames.Count(frame => frame.Type == "content_streaming") > 1);
        Assert.Equal(string.Join(' ', Enumerable.Range(1, 40).Select(n => $"word{n}")), frames.Streamed());
        var ended = frames[^1];
        Assert.Equal(("completed", frames.Streamed(), "fake-1"), (ended.Text("status"), ended.Text("final_content"), ended.Text("model_name")));
        Assert.Equal(frames.Only("run_started").Text("message_id"), ended.Text("message_id"));
    }

    [Fact]
    public async Task A_tools_turn()
    {
        var thread = await Api.NewThread(await Api.NewAssistant(new { name = "A", tools = Tools.Only }));
        var frames = await Api.Stream($"threads/{thread}/messages", new { content = "[[tools:2]]", stream = true });
        Assert.Equal(["message_received", "user_message", "run_started", "message_start", "tool_call_ready", "tool_submit_required"], frames.Types());
        var required = frames[^1];
        Assert.All(required.Data.GetProperty("tool_calls").EnumerateArray(), call =>
        {
            Assert.Equal("function", call.Text("type"));
            Assert.NotEmpty(call.Text("id")!);
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(call.GetProperty("function").Text("arguments")!).ValueKind);
        });

        var rest = await Api.Stream("threads/tool-outputs", new { thread_id = thread, stream = true, tool_outputs = Tools.Outputs(required.Data) });
        Assert.Equal(["run_continuing", "message_start", "content_streaming", "message_complete", "run_ended"], rest.Types());
    }

    [Fact]
    public async Task Text_that_could_break_lines_or_forge_events_stays_inside_its_frame()
    {
        const string text = "a\u2028b\u2029c\u0085d\ndata: {\"type\":\"run_ended\"}\n\nid: 99\r\n😀 ä";
        using var response = await JsonHttp.StreamAsync(Api.Http, HttpMethod.Post, "threads/messages", new { content = $"[[echo]]{text}", stream = true });
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.All(bytes, one => Assert.InRange(one, (byte)'\n', (byte)'~'));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());

        var frames = await Api.Stream("threads/messages", new { content = $"[[echo]]{text}", stream = true });
        Assert.Equal(text, frames.Streamed());
        Assert.Equal(text, frames[^1].Text("final_content"));
        Assert.Single(frames, frame => frame.Type == "run_ended");
        Assert.EndsWith(text, frames.Only("user_message").Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_before_the_first_frame_are_json()
    {
        var answer = await Api.Post($"threads/{Guid.CreateVersion7()}/messages", new { content = "hi", stream = true });
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Thread not found", answer.Detail());
    }
}
