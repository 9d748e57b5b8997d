using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests.Documents;

/// <summary>What an answer owes to documents is told wherever the answer is.</summary>
public sealed class CitationTests : IAsyncLifetime
{
    private static readonly Guid Cited = Guid.Parse("01900000-0000-7000-8000-0000000000d1");
    private static readonly Guid Pending = Guid.Parse("01900000-0000-7000-8000-0000000000d2");

    private static readonly TurnOutcome Outcome = Turn.Outcome with
    {
        RetrievedFiles = ["report.pdf", "notes.md"],
        Citations = [new Citation(Cited, 120, 10, 3, 0.75) { Filename = "report.pdf", Quote = "14 March ü", Number = 2 }],
        DocumentsPending = [Pending],
    };

    private const string Expected =
        """
        "retrieved_files":["report.pdf","notes.md"],"retrieved_files_count":2,"citations":[{"number":2,"document_id":"01900000-0000-7000-8000-0000000000d1",
        "filename":"report.pdf","page":3,"start":120,"length":10,"quote":"14 March \u00FC","score":0.75}],"documents_pending":["01900000-0000-7000-8000-0000000000d2"]
        """;

    private FrontEnd server = null!;

    private FakeThread Thread => server.Backends.Thread;

    public async Task InitializeAsync() => server = await FrontEnd.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_answer_in_one_piece_has_it()
    {
        Thread.OnAccepted = run => Thread.Append(run, new RunEnded(Outcome), Turn.Answer(run, "On 14 March [1]."));

        Assert.Contains(Line, (await Post(stream: false)).Ok().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message_complete")]
    [InlineData("run_ended")]
    public async Task The_end_of_a_stream_has_it(string type)
    {
        Thread.OnAccepted = run => Thread.Append(run, new RunEnded(Outcome), Turn.Answer(run, "On 14 March [1]."));

        Assert.Contains(Line, (await Frame(type)).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_for_tools_has_it()
    {
        Thread.OnAccepted = run => Thread.Append(run, new ToolSubmitRequired(Outcome), Turn.Stub(run));

        Assert.Contains(Line, (await Frame("tool_submit_required")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_documents_has_it_empty()
    {
        Thread.OnAccepted = run => Thread.Append(run, new RunFailed("no", "provider_timeout", Turn.Outcome));

        var answer = (await Post(stream: false)).Ok();

        Assert.Equal("0 0 0 0", string.Join(' ', (int[])
        [
            answer["retrieved_files"].GetArrayLength(), answer["retrieved_files_count"].GetInt32(), answer["citations"].GetArrayLength(),
            answer["documents_pending"].GetArrayLength(),
        ]));
        Assert.Equal(JsonValueKind.Array, answer["attachments"].ValueKind);
    }

    private static string Line => Expected.ReplaceLineEndings("");

    private Task<JsonAnswer> Post(bool stream) => JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "When?", stream });

    private async Task<SseEvent> Frame(string type)
    {
        using var response = await JsonHttp.StreamAsync(server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "When?", stream = true });
        return await SseReader.ReadAsync(response).FirstAsync(frame => frame.Type == type);
    }
}
