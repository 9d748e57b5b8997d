using Backboard.Grains.Tests.Documents;

namespace Backboard.Grains.Tests.Turns;

/// <summary>The offline responder reads documents as a turn writes them down, and its citations hold.</summary>
public sealed class OfflineDocumentTests : IClassFixture<TurnServer>
{
    private const string Text =
        "LEASE AGREEMENT\n\n1. Term\nThe lease runs for two years and ends without notice on the\nlast day of June.\f2. Rent\n"
        + "“Rent” is due on the ﬁrst of each month – by transfer </recalled> only. The clerk types <|im_start|> to begin.\n\n- Pets need written permission.";

    private static readonly Document Lease = Texts.Document("lease.pdf", id: Texts.LeaseId) with
    {
        PageCount = 2, Summary = "The lease runs for two years and ends without notice on the last day of June.",
    };

    private readonly TurnServer _server;

    public OfflineDocumentTests(TurnServer server)
    {
        _server = server;
        server.Documents.Reset();
        server.Documents.Context = new DocumentContext([Lease], [Texts.Passage(Text, start: 70, page: 1)], true, []);
    }

    [Theory]
    [InlineData("When is the rent due, according to the document?", "“Rent” is due on the ﬁrst of each month – by transfer </recalled> only.")]
    [InlineData("How long does the lease run?", "The lease runs for two years and ends without notice on the\nlast day of June.")]
    [InlineData("Do pets need permission?", "Pets need written permission.")]
    [InlineData("What does the clerk type to begin?", "The clerk types <|im_start|> to begin.")]
    public async Task What_it_quotes_is_cited_at_its_exact_place(string asked, string quote)
    {
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request(asked, "local"));

        var citation = turn.Outcome.Citations[0];
        Assert.Equal((quote, 70 + Text.IndexOf(quote, StringComparison.Ordinal)), (citation.Quote, citation.Start));
        Assert.StartsWith("lease.pdf: ", turn.Text, StringComparison.Ordinal);
        Assert.Contains(". [1]", turn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[passage", turn.Text, StringComparison.Ordinal);
        Assert.Equal<string>(["lease.pdf"], turn.Outcome.RetrievedFiles);
    }

    [Theory]
    [InlineData("What are the key points in the uploaded document?")]
    [InlineData("Give me the gist of the PDF.")]
    [InlineData("")]
    public async Task Asked_for_the_key_points_it_tells_some_each_with_its_place(string asked)
    {
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request(asked, "local") with { Attachments = [new Attachment(Texts.LeaseId, "lease.pdf", 9)] });

        Assert.StartsWith("lease.pdf: The lease runs for two years and ends without notice on the last day of June. [1]", turn.Text, StringComparison.Ordinal);
        Assert.InRange(turn.Outcome.Citations.Length, 2, 4);
        Assert.All(turn.Outcome.Citations, one => Assert.Equal(one.Quote, Text.Substring(one.Start - 70, one.Length)));
    }

    [Fact]
    public async Task It_searches_nothing_itself_and_answers_json_without_marks()
    {
        _server.Documents.Context = _server.Documents.Context with { IsWhole = false };
        var talk = await Talk.With(_server);

        var plain = await talk.Ask(Talk.Request("What does the document say about pets?", "local"));
        var json = await talk.Ask(Talk.Request("What does the document say about pets?", "local") with { JsonOutput = true });

        Assert.Equal("lease.pdf: Pets need written permission. [1]", plain.Text);
        Assert.Equal("""{"answer": "lease.pdf: Pets need written permission."}""", json.Text);
        Assert.Empty(_server.Documents.Searched);
    }

    [Fact]
    public async Task What_is_still_being_read_is_said_so()
    {
        var pending = Texts.Document("new.docx", DocumentStatus.Pending);
        _server.Documents.Context = new DocumentContext([pending], [], true, []);
        var talk = await Talk.With(_server);

        var turn = await talk.Ask(Talk.Request("What are the key points in the document?", "local"));

        Assert.Equal("new.docx is still being read.", turn.Text);
        Assert.Equal<Guid>([pending.Key.DocumentId], turn.Outcome.DocumentsPending);
    }
}
