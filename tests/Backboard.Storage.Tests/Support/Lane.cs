namespace Backboard.Storage.Tests.Support;

/// <summary>What an activation knows of its thread, and the writes it would send.</summary>
public sealed class Lane(TestStore store, ThreadKey key, string owner)
{
    public ThreadKey Key => key;

    public string Owner { get; init; } = owner;

    public long Epoch { get; private set; } = 1;

    public long Version { get; private set; }

    public long MessageHead { get; private set; }

    public long EventHead { get; private set; }

    public static async Task<Lane> Create(TestStore store, string tenant, Guid assistantId, string owner)
    {
        var lane = new Lane(store, new ThreadKey(tenant, Given.Id()), owner);
        Assert.Equal(WriteOutcome.Committed, (await lane.Commit(lane.Creation(assistantId))).Outcome);
        return lane;
    }

    /// <summary>A write that only raises the version.</summary>
    public ThreadWrite Next() => new(key, Epoch, Version, Epoch, Owner)
    {
        MessageHead = MessageHead,
        EventHead = EventHead,
        At = Given.Now,
    };

    public ThreadWrite Creation(Guid assistantId) => Next() with { CreateUnder = assistantId };

    public ThreadWrite Claim() => Next() with { Epoch = Epoch + 1 };

    /// <summary>A write that appends a message and its event.</summary>
    public ThreadWrite Say(string content, Run run)
    {
        var message = Given.Message(MessageHead + 1, content, runId: run.RunId);
        return Next() with
        {
            Messages = [message],
            Events = [Given.Event(EventHead + 1, run.RunId, new UserMessageStored(), message)],
            Runs = [run],
            MessageHead = MessageHead + 1,
            EventHead = EventHead + 1,
        };
    }

    /// <summary>As <see cref="Say"/>, and what was said is to be read for a scope.</summary>
    public ThreadWrite Tell(MemoryScope scope, string content)
    {
        var write = Say(content, Given.Run(RunStatus.Completed, Owner));
        return write with { Operations = [Given.Operation(scope, Key.ThreadId, write.Messages[0])] };
    }

    public ThreadWrite Put(params Run[] runs) => Next() with { Runs = [.. runs] };

    /// <summary>Sends it and follows it when it was committed.</summary>
    public async Task<WriteResult> Commit(ThreadWrite write)
    {
        var result = await store.Threads.Write(write, CancellationToken.None);
        if (result.Outcome == WriteOutcome.Committed) Follow(write);
        return result;
    }

    /// <summary>Another activation that has read what this one knows.</summary>
    public Lane Rival(string name) => new(store, key, name)
    {
        Epoch = Epoch,
        Version = Version,
        MessageHead = MessageHead,
        EventHead = EventHead,
    };

    private void Follow(ThreadWrite write)
    {
        Epoch = write.Epoch;
        Version = write.ExpectedVersion + 1;
        MessageHead = write.MessageHead;
        EventHead = write.EventHead;
    }
}
