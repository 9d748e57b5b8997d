using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class AnswerTests : IAsyncLifetime
{
    private static readonly string[] Keys =
    [
        "message", "thread_id", "assistant_id", "timestamp", "content", "message_id", "role", "status", "tool_calls", "run_id",
        "memory_operation_id", "retrieved_memories", "retrieved_files", "retrieved_files_count", "model_provider", "model_name",
        "input_tokens", "output_tokens", "total_tokens", "created_at", "attachments", "reasoning", "stop_reason", "degraded", "cited_memories",
        "citations", "documents_pending",
    ];

    private FrontEnd server = null!;

    private FakeThread Thread => server.Backends.Thread;

    public async Task InitializeAsync() => server = await FrontEnd.Start(("Sse:KeepAlive", "00:00:00.100"), ("Sse:AcceptWithin", "00:00:01"));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_flat_answer_has_every_key_and_no_messages()
    {
        Thread.OnAccepted = Turn.Plays(Thread, "color?", "Blue.");

        var answer = (await Post(stream: false)).Ok();

        Assert.Empty(Keys.Except(answer.Json.EnumerateObject().Select(static p => p.Name)));
        Assert.False(answer.Json.TryGetProperty("messages", out _));
        Assert.Equal(("COMPLETED", "Blue.", "end_turn"), (Text(answer, "status"), Text(answer, "content"), Text(answer, "stop_reason")));
        Assert.Equal("2026-03-01T12:00:01.500000Z", Text(answer, "timestamp"));
        Assert.Equal(15, answer["total_tokens"].GetInt32());
        Assert.NotEmpty(answer.Headers.GetValues("Request-Id"));
    }

    [Fact]
    public async Task Tool_calls_end_the_answer()
    {
        Thread.OnAccepted = run => Thread.Append(run, new ToolSubmitRequired(Turn.Outcome), Turn.Stub(run));

        var answer = (await Post(stream: false)).Ok();

        Assert.Equal("REQUIRES_ACTION", Text(answer, "status"));
        Assert.Equal(JsonValueKind.String, answer["tool_calls"][0].GetProperty("function").GetProperty("arguments").ValueKind);
    }

    [Fact]
    public async Task A_failed_turn_is_200_and_says_so()
    {
        Thread.OnAccepted = run => Thread.Append(run, new RunFailed("The provider is overloaded.", "provider_unavailable", Turn.Outcome));

        var answer = (await Post(stream: false)).Ok();

        Assert.Equal(("FAILED", "LLM Error: The provider is overloaded."), (Text(answer, "status"), Text(answer, "content")));
    }

    [Fact]
    public async Task A_long_answer_breathes_before_it_speaks()
    {
        Thread.OnAccepted = run => Thread.Append(run, new RunStarted(Turn.MessageId, "openai", "gpt-4o"));
        using var response = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "hi" });
        Assert.True(Thread.Sent.TryPeek(out var sent));
        Thread.Append(sent.RunId, new RunEnded(Turn.Outcome), Turn.Answer(sent.RunId, "Late."));

        var text = await response.Content.ReadAsStringAsync();

        Assert.StartsWith(" ", text, StringComparison.Ordinal);
        Assert.Equal("Late.", JsonElement.Parse(text).GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_stream_greets_and_follows_the_log_to_its_end()
    {
        Thread.OnAccepted = Turn.Plays(Thread, "color?", "Blue.", "Bl", "ue.");
        using var response = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "hi", stream = true });

        var events = await SseReader.ReadAsync(response).ToListAsync();

        Assert.Equal(
            ["message_received", "user_message", "run_started", "message_start", "content_streaming", "content_streaming", "message_complete", "run_ended"],
            events.Select(static e => e.Type));
        Assert.Equal([null, "1", null, "2", "3", "4", null, "5"], events.Select(static e => e.Id));
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_503_with_the_run()
    {
        Thread.ReadError = Error.Unavailable("down");

        var answer = await Post(stream: false);

        Assert.Equal(503, (int)answer.Status);
        Assert.Equal(Thread.Sent.Single().RunId.ToString(), Text(answer, "run_id"));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_refusal_before_the_stream_is_plain_json()
    {
        Thread.Refusal = Error.Conflict("The thread is answering another message.", "thread_busy", 1);

        var answer = await Post(stream: true);

        Assert.Equal(409, (int)answer.Status);
        Assert.Equal("The thread is answering another message.", Text(answer, "detail"));
        Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single());
    }

    [Theory]
    [InlineData("cancel", true)]
    [InlineData("cancel", false)]
    public async Task A_client_that_leaves_can_take_its_turn_along(string onDisconnect, bool stream)
    {
        using var leaving = new CancellationTokenSource();
        var request = JsonHttp.StreamAsync(
            server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "hi", stream, on_disconnect = onDisconnect }, leaving.Token);
        await Eventually.True(() => !Thread.Sent.IsEmpty);
        if (stream)
            (await request).Dispose();
        await leaving.CancelAsync();

        await Eventually.True(() => Thread.Cancelled.Contains(Thread.Sent.Single().RunId), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_run_and_other_content_422()
    {
        Thread.OnAccepted = Turn.Plays(Thread, "q", "a");
        server.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = (await Post(stream: false)).Ok();
        var second = (await Post(stream: false)).Ok();
        var other = await JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "something else" });

        Assert.Equal(Text(first, "run_id"), Text(second, "run_id"));
        Assert.Equal(Text(first, "thread_id"), Text(second, "thread_id"));
        Assert.Equal([false, true], Thread.Sent.Select(static s => s.MayRepeat));
        Assert.Equal(422, (int)other.Status);
    }

    private Task<JsonAnswer> Post(bool stream) => JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "hi", stream });

    private static string? Text(JsonAnswer answer, string name) => answer[name].GetString();
}
