namespace Backboard.Grains.Tests.Turns;

/// <summary>Somebody else who writes to the log of a thread that an activation here believes to have.</summary>
internal sealed class OtherProcess(TurnServer server, ThreadKey key)
{
    private const string Owner = "other#1";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Takes the thread over, says something and has it answered.</summary>
    public async Task Say(Guid runId, string content, string answer)
    {
        var snapshot = (await server.Store.Load(key, CancellationToken.None))!;
        var state = new ThreadState(snapshot.Header, snapshot.Summary, snapshot.Runs, [], IsMine: false, MayClaim: true, []);
        var draft = new Draft(key, state, Owner, Now);
        var options = new TurnOptions();
        Accepting.Accept(draft, new SendMessage(runId, Talk.Request(content), null, DateTimeOffset.MaxValue), _ => null, options);
        var answered = new ModelAnswered(StopReason.EndTurn, [], new Usage(1, 1), null);
        var run = draft.State!.Find(runId)!;
        var message = Finishing.Complete(draft, run, new AnswerSnapshot(answer, "", "", ""), answered, new TurnOutcome { Provider = "openai", Model = "fake-1" });
        Finishing.Conclude(draft, run, message, new Usage(1, 1), options);
        Assert.Equal(WriteOutcome.Committed, (await server.Store.Write(draft.ToWrite(), CancellationToken.None)).Outcome);
    }
}
