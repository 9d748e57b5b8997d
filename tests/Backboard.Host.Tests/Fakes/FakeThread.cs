using System.Collections.Concurrent;

namespace Backboard.Host.Tests;

/// <summary>A thread whose log the test writes.</summary>
internal sealed class FakeThread : IThreadGrain
{
    private readonly Lock gate = new();
    private readonly List<EventEntry> log = [];
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Guid AssistantId { get; } = Ids.New(TimeProvider.System);

    public ConcurrentQueue<SendMessage> Sent { get; } = new();

    public ConcurrentQueue<SubmitToolOutputs> Submitted { get; } = new();

    public ConcurrentQueue<Guid> Cancelled { get; } = new();

    /// <summary>Refuses what is sent or submitted; null accepts.</summary>
    public Error? Refusal { get; set; }

    /// <summary>Thrown at what is sent, which may have been written; null answers.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Answers reads instead of the log; null reads it.</summary>
    public Error? ReadError { get; set; }

    /// <summary>Called with the run's id once it is accepted, to write its events.</summary>
    public Action<Guid>? OnAccepted { get; set; }

    public void Append(Guid runId, TurnEvent turnEvent, Message? message = null)
    {
        lock (gate)
        {
            log.Add(new EventEntry(log.Count + 1, runId, turnEvent, message));
            grown.TrySetResult();
            grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public Task<Result<Accepted>> Send(SendMessage command)
    {
        Sent.Enqueue(command);
        return Fault is { } fault ? Task.FromException<Result<Accepted>>(fault) : Accept(command.RunId);
    }

    public Task<Result<Accepted>> SubmitToolOutputs(SubmitToolOutputs command)
    {
        Submitted.Enqueue(command);
        return Accept(command.RunId ?? Ids.New(TimeProvider.System));
    }

    public Task<Result<bool>> Cancel(Guid runId)
    {
        Cancelled.Enqueue(runId);
        return Task.FromResult<Result<bool>>(true);
    }

    public async Task<Result<EventPage>> Read(ReadEvents query)
    {
        if (ReadError is { } error)
            return error;
        Task more;
        lock (gate)
        {
            var page = log.Where(e => e.Seq > query.After && (query.RunId is null || e.RunId == query.RunId)).ToImmutableArray();
            if (!page.IsEmpty)
                return new EventPage(page, page[^1].Seq);
            more = grown.Task;
        }
        await Task.WhenAny(more, Task.Delay(query.Wait));
        return new EventPage([], query.After);
    }

    public Task<Result<bool>> Wake() => Task.FromResult<Result<bool>>(true);

    public Task<Result<bool>> Delete() => Task.FromResult<Result<bool>>(Error.NotFound("Thread not found"));

    public Task Forget() => Task.CompletedTask;

    private Task<Result<Accepted>> Accept(Guid runId)
    {
        if (Refusal is { } refusal)
            return Task.FromResult<Result<Accepted>>(refusal);
        var after = log.Count;
        OnAccepted?.Invoke(runId);
        return Task.FromResult<Result<Accepted>>(new Accepted(runId, AssistantId, after, Queued: false));
    }
}
