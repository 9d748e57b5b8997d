using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

/// <summary>What turns tell of the memories they used.</summary>
public sealed class RecalledTests : IAsyncLifetime
{
    private static readonly RecallReason Why = new(["peanuts"], Facts.Noon, Facts.Thread, Facts.Message);
    private static readonly ImmutableArray<RetrievedMemory> Memories =
        [new("m1", "allergic to peanuts", 0.75) { Why = Why }, new(Id: null, "said just now", Score: null), new("m3", "likes tea", double.NaN)];

    private static readonly string Expected =
        """[{"id":"m1","memory":"allergic to peanuts","score":0.75,"why":""" +
        $$$"""{"words":["peanuts"],"date":"2026-03-01","thread_id":"{{{Facts.Thread}}}","message_id":"{{{Facts.Message}}}"}},""" +
        """{"id":null,"memory":"said just now","score":null,"why":null},{"id":"m3","memory":"likes tea","score":null,"why":null}]""";

    private FrontEnd server = null!;

    private FakeThread Thread => server.Backends.Thread;

    public async Task InitializeAsync()
    {
        server = await FrontEnd.Start();
        Thread.OnAccepted = run =>
        {
            Thread.Append(run, new UserMessageStored(), Turn.User(run, "dietary restrictions?"));
            Thread.Append(run, new MemoryRetrieved(Memories));
            Thread.Append(run, new RunStarted(Turn.MessageId, "openai", "gpt-4o"));
            Thread.Append(
                run, new RunEnded(Turn.Outcome with { RetrievedMemories = Memories, CitedMemories = ["m1"], MemoryOperationId = Facts.IdOf(9) }),
                Turn.Answer(run, "Peanuts."));
        };
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task An_answer_shows_them_with_their_reasons_and_what_it_cites()
    {
        var answer = (await JsonHttp.PostAsync(server.Client, "/api/threads/messages", new { content = "q", memory = "Auto" })).Ok();

        Assert.Equal(Expected, answer["retrieved_memories"].GetRawText());
        Assert.Equal("""["m1"]""", answer["cited_memories"].GetRawText());
        Assert.Equal($"{Facts.IdOf(9)}", answer["memory_operation_id"].GetString());
    }

    [Fact]
    public async Task A_stream_shows_them_between_the_message_and_the_run()
    {
        using var response = await JsonHttp.StreamAsync(
            server.Client, HttpMethod.Post, "/api/threads/messages", new { content = "q", memory = "auto", stream = true });
        var events = await SseReader.ReadAsync(response).ToListAsync();

        Assert.Equal(
            ["message_received", "user_message", "memory_retrieved", "run_started", "message_start", "message_complete", "run_ended"],
            events.Select(static e => e.Type));
        Assert.Equal(Expected, events[2].Data.GetProperty("memories").GetRawText());
        Assert.Equal(Expected, events[^1].Data.GetProperty("retrieved_memories").GetRawText());
        Assert.Equal("""["m1"]""", events[^1].Data.GetProperty("cited_memories").GetRawText());
        Assert.Equal(JsonValueKind.String, events[^1].Data.GetProperty("memory_operation_id").ValueKind);
    }

    [Theory]
    [InlineData("memory", "Auto", MemoryMode.Auto)]
    [InlineData("memory", "ON", MemoryMode.Auto)]
    [InlineData("memory", "readonly", MemoryMode.Readonly)]
    [InlineData("memory", "Off", MemoryMode.Off)]
    [InlineData("memory_pro", "auto", MemoryMode.Auto)]
    [InlineData("memory_pro", "Readonly", MemoryMode.Readonly)]
    public async Task A_mode_is_read_whatever_its_case(string field, string word, MemoryMode mode)
    {
        using var form = new FormUrlEncodedContent([new("content", "q"), new(field, word), new("memory_response_citation", "true")]);
        using var response = await server.Client.PostAsync("/api/threads/messages", form);

        response.EnsureSuccessStatusCode();
        Assert.Equal((mode, true), (Thread.Sent.Single().Request.Memory, Thread.Sent.Single().Request.CiteMemories));
    }
}
