namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Files sent along with messages, on SQLite and PostgreSQL.</summary>
public abstract class AttachmentTests(ModelServer server)
{
    private static readonly byte[] Notes = Lighthouse.Of("txt");

    private Api Api => server.Api;

    [Fact]
    public async Task A_file_is_shown_to_the_model_and_with_its_message()
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Send(thread, [("content", "When was it finished?")], "notes.txt", Notes)).Ok();

        var shown = Assert.Single(answer["attachments"].EnumerateArray());
        Assert.Equal(("notes.txt", "indexed", Notes.Length), (shown.Text("filename"), shown.Text("status"), shown.GetProperty("file_size_bytes").GetInt32()));
        Assert.Equal(["notes.txt"], answer["retrieved_files"].EnumerateArray().Select(static file => file.GetString()!));
        Assert.Contains("1893", server.Asked("When was it finished?").Body, StringComparison.Ordinal);
        var messages = await Api.Messages(thread);
        Assert.Equal(shown.GetRawText(), messages[0].GetProperty("attachments")[0].GetRawText());
        Assert.Equal(0, messages[1].GetProperty("attachments").GetArrayLength());
        var listed = Assert.Single((await Api.Get($"threads/{thread}/documents")).Ok().Json.EnumerateArray());
        Assert.Equal((answer.Text("run_id"), shown.Text("document_id")), (listed.Text("run_id"), listed.Text("document_id")));
    }

    [Fact]
    public async Task The_event_names_it_and_is_the_same_again()
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Send(thread, [("content", "Read this.")], "notes.txt", Notes)).Ok();
        var path = $"threads/{thread}/runs/{answer.Text("run_id")}/events";

        var frames = await Api.Follow(path);
        var shown = frames.Only("user_message").Data.GetProperty("attachments")[0];
        Assert.Equal(("pending", JsonValueKind.Null), (shown.Text("status"), shown.GetProperty("summary").ValueKind));
        Assert.Equal(answer["attachments"][0].Text("document_id"), shown.Text("document_id"));
        Assert.Equal(frames.Raw(), (await Api.Follow(path)).Raw());
    }

    [Fact]
    public async Task A_new_thread_is_made_for_a_file_alone()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Notes), "files", "notes.txt" } };
        var answer = (await Api.Send(HttpMethod.Post, "threads/messages", form)).Ok();

        var said = (await Api.Messages(answer.Text("thread_id")!))[0];
        Assert.Equal(("", 1), (said.Text("content"), said.GetProperty("attachments").GetArrayLength()));
    }

    [Fact]
    public async Task A_repeated_message_attaches_once()
    {
        var thread = await Api.NewThread();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Api.Send(thread, [("content", "Read this.")], "notes.txt", Notes, key: thread)));

        Assert.Single(answers.Select(answer => answer.Ok().Text("run_id")).Distinct());
        Assert.Equal(2, (await Api.Messages(thread)).Count);
        Assert.Equal((await Api.Messages(thread))[0].GetProperty("attachments")[0].Text("document_id"), Assert.Single(await Api.Documents($"threads/{thread}")));
    }

    [Fact]
    public async Task A_refused_message_leaves_no_file()
    {
        var thread = await Api.NewThread();
        var first = Api.Say(thread, $"slow [[gate:{thread}]]");
        await Eventually.True(() => server.Model.Requests.Any(asked => asked.Body.Contains(thread, StringComparison.Ordinal)));
        var busy = await Api.Send(thread, [("content", "Read this."), ("on_busy", "reject")], "notes.txt", Notes);
        server.Model.Script.OpenGate(thread);
        var absent = await Api.Send($"{Guid.CreateVersion7()}", [("content", "Read this.")], "notes.txt", Notes);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (busy.Status, absent.Status));
        Assert.Empty(await Api.Documents($"threads/{thread}"));
        (await first).Ok();
        Assert.Equal(2, (await Api.Messages(thread)).Count);
    }

    [Fact]
    public async Task A_deleted_file_is_shown_no_more_and_its_thread_takes_the_others()
    {
        var thread = await Api.NewThread();
        (await Api.Send(thread, [("content", "Read this.")], "a.txt", Notes)).Ok();
        (await Api.Send(thread, [("content", "And this.")], "b.txt", Lighthouse.Of("md"))).Ok();
        var documents = await Api.Documents($"threads/{thread}");
        (await Api.Delete($"documents/{documents[1]}")).Ok();

        var messages = await Api.Messages(thread);
        Assert.Equal([0, 0, 1, 0], messages.Select(static message => message.GetProperty("attachments").GetArrayLength()));
        (await Api.Delete($"threads/{thread}")).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"documents/{documents[0]}/status")).Status);
    }
}

public sealed class SqliteAttachmentTests(ModelServer server) : AttachmentTests(server), IClassFixture<ModelServer>;

public sealed class PostgresAttachmentTests(PostgresModelServer server) : AttachmentTests(server), IClassFixture<PostgresModelServer>;
