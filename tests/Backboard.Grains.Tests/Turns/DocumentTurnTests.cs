using System.Text.Json;
using Backboard.FakeModel.Scripting;
using Backboard.Grains.Tests.Documents;

namespace Backboard.Grains.Tests.Turns;

public sealed class DocumentTurnTests : IClassFixture<TurnServer>
{
    private static readonly Document Lease = Texts.Document("lease.pdf", id: Texts.LeaseId) with { Summary = "A lease." };
    private static readonly Passage Rent = Texts.Passage("Rent is due on the first of each month.", start: 200, page: 3);

    private readonly TurnServer _server;

    public DocumentTurnTests(TurnServer server)
    {
        _server = server;
        server.Documents.Reset();
        server.Model.Script.Clear();
        server.Model.ClearRequests();
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_turn_is_shown_its_documents_and_its_citations_are_checked(string provider)
    {
        _server.Documents.Context = new DocumentContext([Lease], [Rent], true, []);
        _server.Model.Script.Enqueue(Reply.Of("Monthly [passage:p1 \"Rent is due on the first\"]. Twice [passage:p1 \"Rent is due twice\"]."));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("When is the rent due?", provider));

        Assert.Equal("Monthly [1]. Twice .", turn.Text);
        Assert.Equal("Rent is due on the first", Assert.Single(turn.Outcome.Citations).Quote);
        Assert.Equal<string>(["lease.pdf"], turn.Outcome.RetrievedFiles);
        Assert.Equal(("When is the rent due?", 10), (_server.Documents.Consulted.Single().Text, _server.Documents.Consulted.Single().Limit));
        var request = Assert.Single(_server.Model.Requests);
        Assert.Null(request.Violation);
        Assert.Contains("| Rent is due on the first of each month.", Newest(request.Json), StringComparison.Ordinal);
        Assert.EndsWith("When is the rent due?", Newest(request.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("search_documents", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_without_documents_asks_nobody()
    {
        _server.Documents.Exist = false;
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("[[text:See [passage:p1 \"x\"\\]]]"));

        Assert.Empty(_server.Documents.Consulted);
        Assert.Contains("[passage:p1 \"x\"", turn.Text, StringComparison.Ordinal);
        Assert.Empty(turn.Outcome.RetrievedFiles);
    }

    [Fact]
    public async Task Files_of_the_turn_itself_are_consulted_even_if_no_commit_told_of_them()
    {
        _server.Documents.Exist = false;
        var talk = await Talk.With(_server);

        await talk.Ask(Talk.Request("What is this?") with { Attachments = [new Attachment(Texts.LeaseId, "lease.pdf", 9)] });

        Assert.Single(_server.Documents.Consulted);
    }

    [Fact]
    public async Task A_message_that_no_model_answers_consults_nothing()
    {
        var talk = await Talk.With(_server);

        await talk.Ask(Talk.Request("Keep this.") with { SendToLlm = false, Attachments = [new Attachment(Texts.LeaseId, "lease.pdf", 9)] });

        Assert.Empty(_server.Documents.Consulted);
    }

    [Fact]
    public async Task What_is_not_indexed_yet_is_named_and_what_could_not_serve_is_told()
    {
        var pending = Texts.Document("new.docx", DocumentStatus.Processing);
        _server.Documents.Context = new DocumentContext([Lease, pending], [], false, ["documents", "embeddings"]);
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("Hello"));

        Assert.Equal<Guid>([pending.Key.DocumentId], turn.Outcome.DocumentsPending);
        Assert.Equal<string>(["documents", "embeddings"], turn.Outcome.Degraded);
        Assert.Contains("new.docx\\u0022 (docx) is still being read", Escaped(_server.Model.Requests[0].Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memories_and_documents_stand_together_before_the_words()
    {
        _server.Documents.Context = new DocumentContext([Lease], [Rent], true, []);
        var talk = await Talk.With(_server);
        await talk.Ask(Talk.Request("I'm allergic to peanuts.") with { Memory = MemoryMode.Auto });

        await new Talk(_server, (await Header(talk)).AssistantId).Ask(Talk.Request("What can I eat?") with { Memory = MemoryMode.Readonly });

        var newest = Newest(_server.Model.Requests[^1].Json);
        Assert.StartsWith("<recalled>\n- I'm allergic to peanuts.\n\n<documents>\n", newest, StringComparison.Ordinal);
        Assert.EndsWith("\n</documents>\n</recalled>\nWhat can I eat?", newest, StringComparison.Ordinal);
    }

    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_message_of_files_alone_is_sent_with_a_note(string provider)
    {
        _server.Documents.Context = new DocumentContext([Lease], [Rent], true, []);
        var talk = await Talk.With(_server);
        var attachment = new Attachment(Texts.LeaseId, "lease.pdf", 9);

        var turn = await talk.Ask(Talk.Request(" ", provider) with { Attachments = [attachment], Memory = MemoryMode.Auto });
        await talk.Ask(Talk.Request("And now?", provider));

        Assert.Null(turn.Outcome.MemoryOperationId);
        Assert.Equal(attachment, Assert.Single(turn.Events.Select(entry => entry.Event).OfType<UserMessageStored>().Single().Attachments!.Value));
        Assert.Equal("", (await talk.Messages())[0].Content);
        Assert.All(_server.Model.Requests, request => Assert.Null(request.Violation));
        Assert.EndsWith(Message.FilesAlone, Newest(_server.Model.Requests[0].Json), StringComparison.Ordinal);
        Assert.Contains(Message.FilesAlone, _server.Model.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_answered_without_marks()
    {
        _server.Documents.Context = new DocumentContext([Lease], [Rent], false, []);
        _server.Model.Script.Enqueue(Reply.Of("{\"mark\":\"[passage:p1 'Rent']\"}"));
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("When?") with { JsonOutput = true });

        Assert.Equal("{\"mark\":\"[passage:p1 'Rent']\"}", turn.Text);
        Assert.Contains("json_object", _server.Model.Requests[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("search_documents", _server.Model.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_has_the_answer_and_no_place_of_a_document_that_is_not_stored()
    {
        _server.Documents.Context = new DocumentContext([Lease], [Rent], true, []);
        _server.Model.Script.Enqueue(Reply.Of("Monthly [passage:p1 \"each month\"]."));
        var talk = await Talk.With(_server);
        var turn = await talk.Ask(Talk.Request("When?"));

        var stored = await _server.Store.Events(talk.Key, 0, 100, turn.RunId, CancellationToken.None);

        Assert.Equal("Monthly [1].", stored[^1].Message!.Content);
        Assert.Empty(CitedTexts.Of(stored[^1].Event));
    }

    private static string Newest(JsonElement request) =>
        request.GetProperty("messages").EnumerateArray().Last(message => message.GetProperty("role").GetString() == "user").GetProperty("content") is
        { ValueKind: JsonValueKind.Array } blocks
            ? blocks.EnumerateArray().Last().GetProperty("text").GetString()!
            : request.GetProperty("messages").EnumerateArray().Last(message => message.GetProperty("role").GetString() == "user").GetProperty("content").GetString()!;

    private static string Escaped(string body) => body.Replace("\\\"", "\\u0022", StringComparison.Ordinal);

    private async Task<ThreadHeader> Header(Talk talk) => (await _server.Store.Load(talk.Key, CancellationToken.None))!.Header;
}
