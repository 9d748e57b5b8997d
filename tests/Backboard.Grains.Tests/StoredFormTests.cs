using System.Text.Json;

namespace Backboard.Grains.Tests;

/// <summary>What lies in JSON columns is a promise to old databases: members may be added, never renamed or removed.</summary>
public sealed class StoredFormTests
{
    private static readonly Guid Document = Guid.Parse("0199a0b0-0000-7000-8000-0000000000d1");
    private static readonly Attachment Lease = new(Document, "lease.pdf", 1_234);

    [Fact]
    public void The_files_of_a_message_are_stored_with_its_event() => Assert.Equal(
        """{"attachments":[{"document_id":"0199a0b0-0000-7000-8000-0000000000d1","filename":"lease.pdf","size":1234}]}""",
        TurnEventCodec.PayloadOf(new UserMessageStored { Attachments = [Lease] }));

    [Fact]
    public void A_message_without_files_is_stored_as_ever() => Assert.Equal("{}", TurnEventCodec.PayloadOf(new UserMessageStored()));

    [Fact]
    public void An_answer_is_stored_with_the_places_it_cites_and_without_their_words()
    {
        var outcome = new TurnOutcome
        {
            Provider = "p",
            Model = "m",
            RetrievedFiles = ["lease.pdf"],
            Citations = [new Citation(Document, 120, 9, 3, 0.5) { Filename = "lease.pdf", Quote = "two years", Number = 1 }],
            DocumentsPending = [Document],
        };

        const string stored = """
            {"outcome":{"provider":"p","model":"m","retrieved_memories":[],"degraded":[],"cited_memories":[],
            "retrieved_files":["lease.pdf"],
            "citations":[{"document_id":"0199a0b0-0000-7000-8000-0000000000d1","start":120,"length":9,"page":3,"score":0.5,
            "filename":"","quote":"","number":1}],
            "documents_pending":["0199a0b0-0000-7000-8000-0000000000d1"]},"ends_stream":true}
            """;
        Assert.Equal(stored.ReplaceLineEndings(""), TurnEventCodec.PayloadOf(new RunEnded(outcome)));
    }

    [Fact]
    public void What_older_rows_lack_is_read_as_nothing()
    {
        var ended = (RunEnded)TurnEventCodec.Read("run_ended", """{"outcome":{"provider":"p","model":"m","retrieved_memories":[],"degraded":[]}}""");
        var request = JsonSerializer.Deserialize("""{"content":"hello","provider":"p","model":"m","stop":[]}""", StoredJson.Default.RunRequest)!;

        Assert.Empty(ended.Outcome.CitedMemories);
        Assert.Empty(ended.Outcome.RetrievedFiles);
        Assert.Empty(ended.Outcome.Citations);
        Assert.Empty(ended.Outcome.DocumentsPending);
        Assert.Empty(request.Attachments);
        Assert.Null(((UserMessageStored)TurnEventCodec.Read("user_message", "{}")).Attachments);
    }

    [Fact]
    public void The_files_of_a_request_come_back()
    {
        var request = new RunRequest { Content = "", Provider = "p", Model = "m", Attachments = [Lease] };

        var json = JsonSerializer.Serialize(request, StoredJson.Default.RunRequest);

        Assert.Equal(Lease, Assert.Single(JsonSerializer.Deserialize(json, StoredJson.Default.RunRequest)!.Attachments));
    }
}
