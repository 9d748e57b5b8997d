namespace Backboard.Cluster.Tests;

/// <summary>
/// Clients that talk on threads through any node, each saying one thing after the other: they send with a key until it is taken, and read a
/// broken stream on from where it broke.
/// </summary>
internal sealed class Crowd
{
    private const int Clients = 16;
    private const int Threads = 50;
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // As many as may stand in line before one.
    private const int MostBefore = 8;

    private readonly Nodes _nodes;
    private readonly Guid[] _threadIds;
    private readonly int _words;
    private readonly TimeSpan _shortest;
    private readonly TimeSpan _longest;
    private readonly List<Task<List<(Guid ThreadId, string Token)>>> _talks;
    private int _said;
    private int _retries;
    private volatile bool _isEnough;

    private Crowd(Nodes nodes, Guid[] threadIds, int words, TimeSpan shortest, TimeSpan longest)
    {
        (_nodes, _threadIds, _words, _shortest, _longest) = (nodes, threadIds, words, shortest, longest);
        _talks = [.. Enumerable.Range(0, Clients).Select(TalkAsync)];
    }

    /// <param name="nodes">Through which they talk.</param>
    /// <param name="words">Of each answer.</param>
    /// <param name="shortest">How long the shortest answer takes.</param>
    /// <param name="longest">How long the longest takes.</param>
    public static async Task<Crowd> StartAsync(Nodes nodes, int words, TimeSpan shortest, TimeSpan longest) =>
        new(nodes, await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => nodes.Api.CreateThreadAsync())), words, shortest, longest);

    /// <summary>With answers of ten words that take up to a second.</summary>
    public static Task<Crowd> StartAsync(Nodes nodes) => StartAsync(nodes, words: 10, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1));

    /// <summary>Until so many more turns have ended, so that what happens next happens in the midst of others.</summary>
    public async Task GoOnAsync(int turns)
    {
        var until = Volatile.Read(ref _said) + turns;
        await Eventually.True(() => Volatile.Read(ref _said) >= until || _talks.Any(talk => talk.IsFaulted), Patience);
    }

    /// <summary>Lets them finish, and insists that every thread has one order, in which everything that was said is there once and answered.</summary>
    public async Task<CrowdTally> EndAsync()
    {
        _isEnough = true;
        await Task.WhenAny(Task.WhenAll(_talks));
        Assert.True(_talks.TrueForAll(talk => talk.IsCompletedSuccessfully), $"{_talks.Find(talk => talk.IsFaulted)?.Exception}\n{_nodes.Errors()}");
        var said = (await Task.WhenAll(_talks)).SelectMany(list => list).ToLookup(entry => entry.ThreadId, entry => entry.Token);
        var restarts = 0;
        foreach (var threadId in _threadIds)
        {
            var view = await ThreadView.SettledAsync(_nodes.Api, threadId, said[threadId]);
            Assert.Equal(said[threadId].Count(), view.Runs.Count);
            Assert.All(view.Runs, run => Assert.Equal("COMPLETED", run.Status));
            restarts += view.Runs.Sum(run => run.Attempt - 1);
        }

        return new CrowdTally(_said, restarts, _retries);
    }

    private async Task<List<(Guid ThreadId, string Token)>> TalkAsync(int client)
    {
        var choice = new Random(client);
        var said = new List<(Guid, string)>();
        while (!_isEnough)
        {
            var (threadId, token) = (_threadIds[choice.Next(Threads)], Api.Token($"client{client}-{said.Count}"));
            var speaker = new PatientClient(_nodes.Api, threadId, Attempt + _longest, patience: Patience + (MostBefore * _longest));
            var message = new { content = $"{token} {Directive(choice)}", stream = choice.Next(2) == 0 };
            if (message.stream) AssertEnded(await speaker.StreamAsync(message));
            else AssertCompleted(await speaker.SendAsync(message));
            said.Add((threadId, token));
            Interlocked.Increment(ref _said);
            Interlocked.Add(ref _retries, speaker.Retries);
        }

        return said;
    }

    private string Directive(Random choice) =>
        $"[[words:{_words} every:{choice.Next((int)_shortest.TotalMilliseconds, (int)_longest.TotalMilliseconds) / _words}]]";

    private static void AssertEnded(SseEvent end) => Assert.True(end.Type == "run_ended", $"{end.Type}: {end.Data}");

    private static void AssertCompleted(JsonAnswer answer) => Assert.True(answer["status"].GetString() == "COMPLETED", answer.Text);
}

/// <param name="Turns">How many there were.</param>
/// <param name="Restarts">How many of them had to be started again.</param>
/// <param name="Retries">How many attempts of clients came to nothing.</param>
internal sealed record CrowdTally(int Turns, int Restarts, int Retries)
{
    public override string ToString() => $"{Turns} turns, {Restarts} of them started again, {Retries} attempts in vain";
}
