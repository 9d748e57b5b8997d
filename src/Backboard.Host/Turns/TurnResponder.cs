namespace Backboard.Host;

/// <summary>Answers a request whose turn was accepted, in one piece or as a stream of its events.</summary>
internal sealed class TurnResponder(IGrainFactory grains, IThreadQueries threads, OpenStreams streams, TimeProvider time)
{
    /// <summary>A place for a stream where one is wanted; the refusal when the key has too many.</summary>
    public Result<StreamSlot> Reserve(Caller caller, bool stream)
    {
        if (!stream)
            return new StreamSlot(null);
        return streams.Open(caller.KeyId) is { } lease
            ? new StreamSlot(lease)
            : OpenStreams.TooMany;
    }

    /// <summary>The answer to a message.</summary>
    public IResult ToMessage(Caller caller, SentTurn turn, StreamSlot slot, OnDisconnect onDisconnect)
    {
        Func<Task>? abandoned = onDisconnect is OnDisconnect.Cancel ? () => Cancel(caller, turn.Place) : null;
        var phase = turn.Accepted.Queued ? "queued" : "received";
        return Answer(caller, turn, slot, frames => Greet(frames, phase, turn.Place), abandoned);
    }

    /// <summary>The answer to tool outputs: its first event is <c>run_continuing</c>, so nothing greets.</summary>
    public IResult ToOutputs(Caller caller, SentTurn turn, StreamSlot slot) =>
        Answer(caller, turn, slot, greeting: null, () => CancelIfAsked(caller, turn.Place));

    private IResult Answer(Caller caller, SentTurn turn, StreamSlot slot, Action<FrameWriter>? greeting, Func<Task>? abandoned)
    {
        var (place, accepted) = turn;
        var feed = new EventFeed(Thread(caller, place), place.RunId, slot.Lease is not null, accepted.After, time);
        if (slot.Lease is null)
            return new FlatAnswer(feed, place) { Abandoned = abandoned };
        return new EventStream(feed, place.ThreadId, place.AssistantId, slot.Lease)
        {
            Greeting = greeting,
            End = new StreamEnd(FirstPart: true, IsFinal: false),
            Abandoned = abandoned,
        };
    }

    private static void Greet(FrameWriter frames, string phase, TurnPlace place)
    {
        var json = frames.Begin("message_received"u8);
        json.WriteString("phase"u8, phase);
        json.WriteString("run_id"u8, place.RunId);
        json.WriteString("thread_id"u8, place.ThreadId);
        frames.End();
    }

    private async Task CancelIfAsked(Caller caller, TurnPlace place)
    {
        var run = await threads.FindRun(caller.Thread(place.ThreadId), place.RunId, CancellationToken.None);
        if (run is { IsFinal: false, Request.OnDisconnect: OnDisconnect.Cancel })
            await Cancel(caller, place);
    }

    private Task Cancel(Caller caller, TurnPlace place) => Thread(caller, place).Cancel(place.RunId);

    private IThreadGrain Thread(Caller caller, TurnPlace place) =>
        grains.GetGrain<IThreadGrain>(caller.Thread(place.ThreadId).ToString());
}

/// <summary>A place for a stream; none when the answer comes in one piece.</summary>
internal sealed record StreamSlot(OpenStreams.Lease? Lease) : IDisposable
{
    public void Dispose() => Lease?.Dispose();
}
