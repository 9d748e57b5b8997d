namespace Backboard.Harness;

/// <summary>Everything the API tells of a thread whose runs have all ended.</summary>
internal sealed record ThreadView(
    Guid ThreadId, IReadOnlyList<MessageView> Messages, IReadOnlyList<RunView> Runs, IReadOnlyList<SseEvent> Events)
{
    /// <summary>The longest a run may take to end after a restart.</summary>
    public static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(30);

    /// <summary>Waits until every run has ended, reads the thread, and insists on what must hold for every thread.</summary>
    /// <param name="said">Tokens of messages that were acknowledged: each is there exactly once.</param>
    public static async Task<ThreadView> SettledAsync(Api api, Guid threadId, params IEnumerable<string> said)
    {
        IReadOnlyList<RunView> runs = [];
        await Eventually.True(async () => (runs = await api.RunsAsync(threadId)).All(run => run.IsFinal), RecoveryTime);
        var messages = await api.MessagesAsync(threadId);
        var events = await Replay.OfThreadAsync(api, threadId, runs.Select(run => run.RunId));
        var view = new ThreadView(threadId, messages, runs, events);
        var violations = Invariants.Of(view).ToList();
        foreach (var token in said)
        {
            var count = messages.Count(message => message.IsUser && message.Content.Contains(token, StringComparison.Ordinal));
            if (count != 1) violations.Add($"'{token}' was said once and is stored {count} times");
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations.Concat(view.Describe())));
        return view;
    }

    public RunView Run(Guid runId) => Runs.Single(run => run.RunId == runId);

    public RunView RunOf(string token) => Run(Messages.Single(message => message.IsUser && message.Content.Contains(token, StringComparison.Ordinal)).RunId);

    public MessageView AnswerTo(string token) => Messages.Single(message => message.IsAnswer && message.RunId == RunOf(token).RunId);

    private IEnumerable<string> Describe() =>
    [
        .. Messages.Select(message => $"  {message.Seq} {message.RunId} {message.Role} {message.Status} {message.Content}"),
        .. Runs.Select(run => $"  {run}"),
        .. Events.Select(read => $"  {read.Id} {read.Type}"),
    ];
}
