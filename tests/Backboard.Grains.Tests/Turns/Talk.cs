namespace Backboard.Grains.Tests.Turns;

/// <summary>A thread of a server, and what became of the turns sent to it.</summary>
internal sealed class Talk(TurnServer server, Guid assistantId)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private long _seen;

    public ThreadKey Key { get; } = new("default", NewId());

    public IThreadGrain Grain => server.Grains.GetGrain<IThreadGrain>(Key.ToString());

    public static async Task<Talk> With(TurnServer server, string? tools = null) => new(server, await server.NewAssistant(tools));

    public static RunRequest Request(string content, string provider = "openai") => new()
    {
        Content = content,
        Provider = provider,
        Model = provider switch { "openai" => "fake-1", "anthropic" => "claude-fake", _ => "backboard-local" },
    };

    public async Task<Turn> Ask(RunRequest request)
    {
        await Send(request);
        return await Ended();
    }

    public async Task<Guid> Send(RunRequest request)
    {
        var runId = NewId();
        var accepted = await Grain.Send(new SendMessage(runId, request, assistantId, DateTimeOffset.MaxValue));
        Assert.True(accepted.IsOk, accepted.Error?.Message);
        return runId;
    }

    public async Task<Turn> Answer(Turn asked, string output)
    {
        var outputs = asked.Message!.ToolCalls.Select(call => new ToolOutput(call.Id, output));
        var accepted = await Grain.SubmitToolOutputs(new SubmitToolOutputs(asked.RunId, [.. outputs], false, null, null, DateTimeOffset.MaxValue));
        Assert.True(accepted.IsOk, accepted.Error?.Message);
        return await Ended();
    }

    /// <summary>The events up to the next ending.</summary>
    public async Task<Turn> Ended()
    {
        var events = ImmutableArray.CreateBuilder<EventEntry>();
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var page = (await Grain.Read(new ReadEvents(_seen, TimeSpan.FromSeconds(1), null, false))).Value!;
            foreach (var entry in page.Events)
            {
                events.Add(entry);
                _seen = entry.Seq;
                if (entry.Event.EndsStream)
                    return new Turn(entry.RunId, events.ToImmutable());
            }
        }
    }

    /// <summary>All events there are by now.</summary>
    public Task<ImmutableArray<EventEntry>> Events() => server.Store.Events(Key, 0, 1_000, null, CancellationToken.None);

    /// <summary>What is stored.</summary>
    public async Task<ImmutableArray<Message>> Messages() => await server.Store.NewestMessages(Key, 0, long.MaxValue, 1_000, CancellationToken.None);
}

/// <summary>What one part of a run told.</summary>
internal sealed record Turn(Guid RunId, ImmutableArray<EventEntry> Events)
{
    public TurnEvent Ending => Events[^1].Event;

    public TurnOutcome Outcome => ((IEnding)Ending).Outcome;

    public Message? Message => Events[^1].Message;

    public string Text => Message!.Content;
}
