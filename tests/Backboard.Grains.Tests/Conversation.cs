namespace Backboard.Grains.Tests;

/// <summary>A thread in memory: every step is a draft that is committed at once, as the lane does with the store's consent.</summary>
internal sealed class Conversation
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public const string Node = "node#1";

    private readonly ThreadKey _key = new("default", Guid.Parse("00000000-0000-7000-8000-000000000001"));

    public ThreadState? State { get; private set; }

    public TurnOptions Options { get; } = new();

    public List<EventEntry> Log { get; } = [];

    public List<Message> History { get; } = [];

    public Dictionary<Guid, Run> Runs { get; } = [];

    public List<MemoryOperation> Operations { get; } = [];

    public T Commit<T>(Func<Draft, T> step)
    {
        var draft = new Draft(_key, State, Node, Now);
        var result = step(draft);
        if (!draft.HasChanges)
            return result;
        var write = draft.ToWrite();
        Log.AddRange(write.Events);
        History.AddRange(write.Messages);
        Operations.AddRange(write.Operations);
        foreach (var run in write.Runs)
            Runs[run.RunId] = run;
        State = draft.Committed(default, default);
        if (!State.IsWindowLoaded)
            State = State with { Window = [.. History] };
        return result;
    }

    public Result<Accepted> Send(Guid runId, string content, OnBusy onBusy = OnBusy.Queue, AnswerSnapshot? partial = null, string? user = null) =>
        Send(runId, new RunRequest { Content = content, Provider = "p", Model = "m", OnBusy = onBusy, UserId = user }, partial);

    public Result<Accepted> Send(Guid runId, RunRequest request, AnswerSnapshot? partial = null)
    {
        var command = new SendMessage(runId, request, Guid.Parse("00000000-0000-7000-8000-0000000000aa"), Now.AddSeconds(5));
        return Commit(draft => Accepting.Accept(draft, command, _ => partial, Options));
    }

    public void Answer(string text, params ToolCall[] calls) => Commit(draft =>
    {
        var run = draft.State!.Active!;
        var answered = new ModelAnswered(calls.Length > 0 ? StopReason.ToolUse : StopReason.EndTurn, [.. calls], new Usage(1, 1), null);
        var message = Finishing.Complete(
            draft, run, new AnswerSnapshot(text, "", "", ""), answered, new TurnOutcome { Provider = "p", Model = "m" });
        Finishing.Conclude(draft, run, message, new Usage(1, 1), Options);
        Starting.Promote(draft, Options);
        return true;
    });

    public Result<Accepted> Submit(Guid runId, params ToolOutput[] outputs) => Commit(draft =>
        ToolAnswers.Submit(draft, draft.State!.Find(runId)!, new SubmitToolOutputs(runId, [.. outputs], false, null, null, Now.AddSeconds(5)), Options));

    /// <summary>As if the rows had been read by a node that finds the run's owner dead.</summary>
    public void Orphan(DateTimeOffset readAt)
    {
        var active = State!.Active!;
        State = State with { IsMine = false, MayClaim = true, Orphans = [active.RunId], LoadedAt = readAt };
    }

    public void Edit(Func<ThreadState, ThreadState> edit) => State = edit(State!);
}
