namespace Backboard.Bench.Load;

/// <summary>Clients that work side by side, each one request at a time.</summary>
internal static class Crowd
{
    /// <summary>Every client drives a new thread of its own through so many turns.</summary>
    /// <returns>The threads.</returns>
    public static Task<Guid[]> GrowAsync(HttpClient http, int clients, int turns, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(_ => GrowOneAsync(new ChatClient(http), turns, stop)));

    /// <summary>So many clients take so many numbers, in order, until none is left.</summary>
    public static async Task EachAsync(int clients, int count, Func<int, Task> work)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next)) await work(number);
        }));
    }

    private static async Task<Guid> GrowOneAsync(ChatClient client, int turns, CancellationToken stop)
    {
        var thread = await client.SendAsync(threadId: null, Words.Of(1), stop);
        for (var turn = 2; turn <= turns; turn++) await client.SendAsync(thread.ThreadId, Words.Of(turn), stop);
        return thread.ThreadId;
    }
}
