using System.Buffers;
using System.Text;

namespace Backboard.Host.Tests;

public sealed class EventFrameTests
{
    private static readonly Guid Thread = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid Assistant = Guid.Parse("01900000-0000-7000-8000-00000000000b");
    private static readonly Guid Run = Guid.Parse("01900000-0000-7000-8000-00000000000c");

    [Fact]
    public void The_user_message_carries_thread_and_assistant() => Assert.Equal(
        "data: {\"type\":\"user_message\",\"run_id\":\"01900000-0000-7000-8000-00000000000c\"," +
        "\"thread_id\":\"01900000-0000-7000-8000-00000000000a\",\"assistant_id\":\"01900000-0000-7000-8000-00000000000b\"," +
        "\"message_id\":\"01900000-0000-7000-8000-000000000001\",\"role\":\"user\",\"content\":\"hi\",\"attachments\":[]}\nid: 1\n\n",
        Render(new UserMessageStored(), Turn.User(Run, "hi")));

    [Fact]
    public void Files_are_pending_in_it_whenever_it_is_read() => Assert.Contains(
        "\"attachments\":[{\"document_id\":\"01900000-0000-7000-8000-00000000000a\",\"filename\":\"a.txt\",\"status\":\"pending\"," +
        "\"file_size_bytes\":5,\"summary\":null}]}",
        Render(new UserMessageStored { Attachments = [new Attachment(Thread, "a.txt", 5)] }, Turn.User(Run, "hi")), StringComparison.Ordinal);

    [Fact]
    public void A_start_is_two_frames_and_only_the_last_has_the_id() => Assert.Equal(
        "data: {\"type\":\"run_started\",\"run_id\":\"01900000-0000-7000-8000-00000000000c\"," +
        "\"message_id\":\"01900000-0000-7000-8000-000000000002\",\"provider\":\"openai\",\"model_provider\":\"openai\",\"model_name\":\"gpt-4o\"}\n\n" +
        "data: {\"type\":\"message_start\",\"run_id\":\"01900000-0000-7000-8000-00000000000c\"," +
        "\"message_id\":\"01900000-0000-7000-8000-000000000002\"}\nid: 1\n\n",
        Render(new RunStarted(Turn.MessageId, "openai", "gpt-4o")));

    [Theory]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\u0085b", "a\\u0085b")]
    [InlineData("x\n\ndata: {\"type\":\"run_ended\"}\nid: 99", "x\\n\\ndata: {\\u0022type\\u0022:\\u0022run_ended\\u0022}\\nid: 99")]
    [InlineData("né 😀", "n\\u00E9 \\uD83D\\uDE00")]
    public void A_delta_is_one_line_of_ascii(string delta, string expected) => Assert.Equal(
        $"data: {{\"type\":\"content_streaming\",\"content\":\"{expected}\"}}\nid: 1\n\n", Render(new ContentStreaming(delta)));

    [Fact]
    public void A_good_end_says_completed_in_lower_case_and_is_last()
    {
        var frames = Render(new RunEnded(Turn.Outcome), Turn.Answer(Run, "Blue.")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, frames.Length);
        Assert.StartsWith("data: {\"type\":\"message_complete\"", frames[0], StringComparison.Ordinal);
        Assert.StartsWith("data: {\"type\":\"run_ended\"", frames[1], StringComparison.Ordinal);
        Assert.Contains("\"status\":\"completed\"", frames[1], StringComparison.Ordinal);
        Assert.Contains("\"final_content\":\"Blue.\"", frames[1], StringComparison.Ordinal);
        Assert.Contains("\"stop_reason\":\"end_turn\"", frames[1], StringComparison.Ordinal);
        Assert.Contains("\"context_usage\":{\"percent\":0.01,", frames[1], StringComparison.Ordinal);
        Assert.EndsWith("\nid: 1", frames[1], StringComparison.Ordinal);
        Assert.DoesNotContain("id: ", frames[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tool_calls_are_functions_with_arguments_as_text()
    {
        var last = Render(new ToolSubmitRequired(Turn.Outcome), Turn.Stub(Run)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1];

        Assert.Contains(
            "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\"," +
            "\"arguments\":\"{\\u0022city\\u0022:\\u0022Berlin\\u0022}\"}}]", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_event_renders_the_same_twice()
    {
        foreach (var turnEvent in EveryEvent)
            Assert.Equal(Render(turnEvent, Turn.Answer(Run, "x")), Render(turnEvent, Turn.Answer(Run, "x")));
        Assert.Equal(
            typeof(TurnEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TurnEvent))).Select(t => t.Name).Order(StringComparer.Ordinal),
            EveryEvent.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));
    }

    private static TurnEvent[] EveryEvent { get; } =
    [
        new UserMessageStored(), new MemoryRetrieved([new RetrievedMemory(null, "likes blue", 0.5)]), new RunStarted(Turn.MessageId, "p", "m"),
        new RunContinuing(Turn.MessageId), new ContentStreaming("x"), new ReasoningStreaming("x"), new RunRestarted(Turn.MessageId, 2),
        new ToolSubmitRequired(Turn.Outcome), new MessageSaved(Turn.Outcome), new RunEnded(Turn.Outcome),
        new RunFailed("no", "provider_timeout", Turn.Outcome), new RunCancelled("interrupted", Turn.Outcome),
    ];

    private static string Render(TurnEvent turnEvent, Message? message = null)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var frames = new FrameWriter(output))
            EventFrames.Write(frames, new EventEntry(1, Run, turnEvent, message), Thread, Assistant);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
