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
    private readonly Func<Random, string> _words;
    private readonly TimeSpan _longest;
    private readonly List<Task<List<(Guid ThreadId, string Token)>>> _talks;
    private int _said;
    private int _retries;
    private volatile bool _isEnough;

    private Crowd(Nodes nodes, Guid[] threadIds, Func<Random, string> words, TimeSpan longest)
    {
        (_nodes, _threadIds, _words, _longest) = (nodes, threadIds, words, longest);
        _talks = [.. Enumerable.Range(0, Clients).Select(TalkAsync)];
    }

    /// <param name="nodes">Through which they talk.</param>
    /// <param name="words">Directives that say how long an answer takes.</param>
    /// <param name="longest">How long the longest takes.</param>
    public static async Task<Crowd> StartAsync(Nodes nodes, Func<Random, string> words, TimeSpan longest) =>
        new(nodes, await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => nodes.Api.CreateThreadAsync())), words, longest);

    /// <summary>Until so many more turns have ended, so that what happens next happens in the midst of others.</summary>
    public async Task GoOnAsync(int turns)
    {
        var until = Volatile.Read(ref _said) + turns;
        await Eventually.True(() => Volatile.Read(ref _said) >= until || _talks.Any(talk => talk.IsFaulted), Patience);
    }

    /// <summary>Lets them finish, and insists that every thread has one order, in which everything that was said is there once and answered.</summary>
    /// <returns>How many turns there were, how many of them had to be started again, and how many attempts of clients came to nothing.</returns>
    public async Task<(int Turns, int Restarts, int Retries)> EndAsync()
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

        return (_said, restarts, _retries);
    }

    private async Task<List<(Guid ThreadId, string Token)>> TalkAsync(int client)
    {
        var choice = new Random(client);
        var said = new List<(Guid, string)>();
        while (!_isEnough)
        {
            var (threadId, token) = (_threadIds[choice.Next(Threads)], Api.Token($"client{client}-{said.Count}"));
            var speaker = new PatientClient(_nodes.Api, threadId, Attempt + _longest, patience: Patience + (MostBefore * _longest));
            var message = new { content = $"{token} {_words(choice)}", stream = choice.Next(2) == 0 };
            var end = message.stream ? $"{(await speaker.StreamAsync(message)).Data}" : (await speaker.SendAsync(message)).Text;
            Assert.True(end.Contains("\"COMPLETED\"", StringComparison.OrdinalIgnoreCase), $"{token}: {end}");
            said.Add((threadId, token));
            Interlocked.Increment(ref _said);
            Interlocked.Add(ref _retries, speaker.Retries);
        }

        return said;
    }
}
