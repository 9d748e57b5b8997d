namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>One <c>Idempotency-Key</c>, one turn.</summary>
public abstract class IdempotencyTests(ModelServer server)
{
    private Api Api => server.Api;

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_one_turn()
    {
        var thread = await Api.NewThread();
        var first = (await Send(Api, $"threads/{thread}/messages", """{"content":"hi"}""", thread)).Ok();
        var again = (await Send(Api, $"threads/{thread}/messages", """{ "content" : "hi", "stream": false }""", thread)).Ok();

        Assert.Equal(first.Text("run_id"), again.Text("run_id"));
        Assert.Equal(first.Text("message_id"), again.Text("message_id"));
        Assert.Equal(first.Text("content"), again.Text("content"));
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_repeated_first_message_makes_one_thread()
    {
        var key = $"{Guid.CreateVersion7()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Send(Api, "threads/messages", """{"content":"first"}""", key)));

        Assert.Single(answers.Select(answer => (answer.Ok().Text("thread_id"), answer.Text("run_id"))).Distinct());
        Assert.Equal(2, (await Api.Messages(answers[0].Text("thread_id")!)).Count);
    }

    [Fact]
    public async Task Another_body_is_refused_and_changes_nothing()
    {
        var thread = await Api.NewThread();
        (await Send(Api, $"threads/{thread}/messages", """{"content":"hi"}""", thread)).Ok();
        var other = await Send(Api, $"threads/{thread}/messages", """{"content":"ho"}""", thread);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("Idempotency-Key", other.Detail(), StringComparison.Ordinal);
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_repeat_in_flight_joins_and_may_stream()
    {
        var thread = await Api.NewThread();
        var body = $$"""{"content":"slow [[gate:{{thread}}]]"}""";
        var first = Send(Api, $"threads/{thread}/messages", body, thread);
        await Eventually.True(() => server.Model.Requests.Any(asked => asked.Body.Contains(thread, StringComparison.Ordinal)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"threads/{thread}/messages")
        {
            Content = Bodies.Json($$"""{"content":"slow [[gate:{{thread}}]]","stream":true}"""),
            Headers = { { "Idempotency-Key", thread } },
        };
        using var joined = await Api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        server.Model.Script.OpenGate(thread);

        var frames = await SseReader.ReadAsync(joined).ToListAsync();
        Assert.Equal((await first).Ok().Text("run_id"), frames[^1].Text("run_id"));
        Assert.Equal("reply to: slow", frames[^1].Text("final_content"));
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_key_counts_for_its_route_and_its_tenant_alone()
    {
        var thread = await Api.NewThread();
        (await Send(Api, $"threads/{thread}/messages", """{"content":"hi"}""", thread)).Ok();
        var elsewhere = (await Send(Api, "threads/messages", """{"content":"another"}""", thread)).Ok();
        Assert.NotEqual(thread, elsewhere.Text("thread_id"));

        var other = server.Server.As((await server.Server.RunAsync("keys", "create", "--tenant", "other"))[^1]);
        var theirs = (await Send(other, "threads/messages", """{"content":"another"}""", thread)).Ok();
        Assert.NotEqual(elsewhere.Text("thread_id"), theirs.Text("thread_id"));
    }

    [Fact]
    public async Task Assistants_threads_and_clones_are_made_once()
    {
        var key = $"{Guid.CreateVersion7()}";
        var assistant = (await Send(Api, "assistants", """{"name":"Once"}""", key)).Ok().Text("assistant_id");
        Assert.Equal(assistant, (await Send(Api, "assistants", """{"name":"Once"}""", key)).Ok().Text("assistant_id"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(Api, "assistants", """{"name":"Twice"}""", key)).Status);

        var thread = (await Send(Api, $"assistants/{assistant}/threads", "{}", key)).Ok().Text("thread_id");
        Assert.Equal(thread, (await Send(Api, $"assistants/{assistant}/threads", "{}", key)).Ok().Text("thread_id"));
        Assert.Single((await Api.Get($"assistants/{assistant}/threads")).Ok().Json.EnumerateArray());

        var clone = (await Send(Api, $"assistants/{assistant}/clone", "{}", key)).Ok()["assistant"].Text("assistant_id");
        Assert.Equal(clone, (await Send(Api, $"assistants/{assistant}/clone", "{}", key)).Ok()["assistant"].Text("assistant_id"));
    }

    private static Task<JsonAnswer> Send(Api api, string path, string json, string key) =>
        api.Send(HttpMethod.Post, path, Bodies.Json(json), ("Idempotency-Key", key));
}

public sealed class IdempotencyOnSqliteTests(ModelServer server) : IdempotencyTests(server), IClassFixture<ModelServer>;

public sealed class IdempotencyOnPostgresTests(PostgresModelServer server) : IdempotencyTests(server), IClassFixture<PostgresModelServer>;
