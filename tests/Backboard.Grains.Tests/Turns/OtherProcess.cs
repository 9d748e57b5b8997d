namespace Backboard.Grains.Tests.Turns;

/// <summary>Somebody else who writes to the log of a thread that an activation here believes to have.</summary>
/// <param name="server">Whose log.</param>
/// <param name="key">Which thread.</param>
/// <param name="owner">Under whose name; null for another process's.</param>
internal sealed class OtherProcess(TurnServer server, ThreadKey key, string? owner = null)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TurnOptions Options = new();

    /// <summary>Takes the thread over, says something and has it answered.</summary>
    public Task Say(Guid runId, string content, string answer) => Write(draft =>
    {
        Begin(draft, runId, content);
        var answered = new ModelAnswered(StopReason.EndTurn, [], new Usage(1, 1), null);
        var run = draft.State!.Find(runId)!;
        var message = Finishing.Complete(draft, run, new AnswerSnapshot(answer, "", "", ""), answered, new TurnOutcome { Provider = "openai", Model = "fake-1" });
        Finishing.Conclude(draft, run, message, new Usage(1, 1), Options);
    });

    /// <summary>Takes the thread over, says something and is not heard of again.</summary>
    public Task Begin(Guid runId, string content) => Write(draft => Begin(draft, runId, content));

    /// <summary>Writes behind the activation's back without taking its epoch, so that its next write is fenced.</summary>
    public Task Interfere() => Write(draft => draft.SetUser("user"), isMine: true);

    private static void Begin(Draft draft, Guid runId, string content) =>
        Accepting.Accept(draft, new SendMessage(runId, Talk.Request(content), null, DateTimeOffset.MaxValue), _ => null, Options);

    private async Task Write(Action<Draft> write, bool isMine = false)
    {
        var snapshot = (await server.Store.Load(key, CancellationToken.None))!;
        var state = new ThreadState(snapshot.Header, snapshot.Summary, snapshot.Runs, [], isMine, MayClaim: true, []);
        var draft = new Draft(key, state, owner ?? "other#1", Now);
        write(draft);
        Assert.Equal(WriteOutcome.Committed, (await server.Store.Write(draft.ToWrite(), CancellationToken.None)).Outcome);
    }
}
