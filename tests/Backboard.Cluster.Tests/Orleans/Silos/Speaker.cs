namespace Backboard.Cluster.Tests;

/// <summary>Talks to one thread through the grain interface, from any silo, as the front end does: again with the same run until it is taken.</summary>
internal sealed class Speaker(TwoSilos silos)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private Guid? _createUnder;

    public ThreadKey Key { get; } = new("default", Ids.New(TimeProvider.System));

    /// <summary>What was acknowledged, in this order.</summary>
    public List<string> Said { get; } = [];

    public static async Task<Speaker> StartAsync(TwoSilos silos) =>
        new(silos) { _createUnder = (await silos.NewAssistantAsync()).Key.AssistantId };

    /// <summary>Says it through a silo and waits for the end of the turn.</summary>
    public async Task<IReadOnlyList<EventEntry>> SayAsync(string content, int silo = 0) => await ReadAsync(await SendAsync(content, silo), silo);

    public async Task<Accepted> SendAsync(string content, int silo = 0)
    {
        var runId = Ids.New(TimeProvider.System);
        var request = new RunRequest { Content = content, Provider = "fake", Model = "fake-1", Stream = true };
        var isRepeated = false;
        var accepted = await Eventually.Get(
            async () =>
            {
                var command = new SendMessage(runId, request, _createUnder, TimeProvider.System.GetUtcNow().AddSeconds(10), isRepeated);
                isRepeated = true;
                return (await TryAsync(() => silos.Thread(Key, silo).Send(command)))?.Value;
            },
            Patience);
        _createUnder = null;
        Said.Add(content);
        return accepted;
    }

    /// <summary>Reads a run to its end, wherever it goes on.</summary>
    public async Task<IReadOnlyList<EventEntry>> ReadAsync(Accepted accepted, int silo = 0)
    {
        var (events, after) = (new List<EventEntry>(), accepted.After);
        await Eventually.True(
            async () =>
            {
                var query = new ReadEvents(after, TimeSpan.FromSeconds(1), accepted.RunId, Deltas: true);
                if ((await TryAsync(() => silos.Thread(Key, silo).Read(query)))?.Value is not { } page)
                    return false;
                after = page.Next;
                events.AddRange(page.Events);
                return events.Count > 0 && events[^1].Event.EndsStream;
            },
            Patience);
        return events;
    }

    /// <summary>Every message that was acknowledged is there once, in order, and so is its answer.</summary>
    public async Task AssertWholeAsync()
    {
        var messages = await silos.Get<IThreadQueries>().Messages(Key, after: 0, limit: 1_000, default);
        var runs = await silos.Get<IThreadQueries>().Runs(Key, skip: 0, limit: 1_000, default);

        Assert.Equal(Enumerable.Range(1, 2 * Said.Count).Select(seq => (long)seq), messages.Select(message => message.Seq));
        Assert.Equal(Said, messages.Where(message => message.Role == MessageRole.User).Select(message => message.Content));
        Assert.All(messages.Chunk(2), turn => Assert.Equal(turn[0].RunId, turn[1].RunId));
        Assert.All(runs, run => Assert.Equal(RunStatus.Completed, run.Status));
        Assert.Equal(Said.Count, runs.Length);
    }

    /// <summary>Null when the silo is away or cannot now, as a client would see a 503.</summary>
    private static async Task<Result<T>?> TryAsync<T>(Func<Task<Result<T>>> call)
    {
        try
        {
            var result = await call();
            return result.Error is { Kind: ErrorKind.Unavailable } ? null : result;
        }
        catch (Exception e) when (e is TimeoutException or ObjectDisposedException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
