using Backboard.Abstractions;
using Backboard.Bench.Load;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>A server that finds the memories in its store when it starts, asked over HTTP.</summary>
/// <param name="Store">Which, for people.</param>
/// <param name="First">The first search of the assistant, which builds its index.</param>
/// <param name="Searches">Milliseconds each, once it is built.</param>
/// <param name="Nothings">Milliseconds of requests that do nothing, between the searches.</param>
internal sealed record LargeStore(string Store, TimeSpan First, IReadOnlyList<double> Searches, IReadOnlyList<double> Nothings)
{
    private const int Found = 20;

    public static async Task<LargeStore> MeasureAsync(Run run, int size)
    {
        Guid assistant = default;
        await using var server = await StoredBackboard.StartAsync(run, async settings => assistant = await FillAsync(run, settings, size));
        using var http = server.CreateClient();
        var client = new MemoryClient(http);
        await WarmAsync(client, run);
        var first = await TimeAsync(() => SearchAsync(client, assistant, 0, size, run));
        for (var i = 0; i < LargeRecallRow.WarmUp; i++) await SearchAsync(client, assistant, i, size, run);

        var (searches, nothings) = (new List<double>(), new List<double>());
        for (var i = 0; i < LargeRecallRow.Searches; i++)
        {
            searches.Add((await TimeAsync(() => SearchAsync(client, assistant, LargeRecallRow.WarmUp + i, size, run))).TotalMilliseconds);
            nothings.Add((await TimeAsync(() => http.GetByteArrayAsync("health/live", run.Stop))).TotalMilliseconds);
        }

        return new LargeStore(server.Store, first, searches, nothings);
    }

    /// <summary>Through the store's own port, by a server that is gone before the measured one starts.</summary>
    private static async Task<Guid> FillAsync(Run run, BackboardSettings settings, int size)
    {
        await using var app = await InProcess.StartAsync(settings, run.Stop);
        using var http = Server.ClientOf(app.Address);
        var assistant = await new MemoryClient(http).CreateAssistantAsync("large", run.Stop);
        var scope = new MemoryScope(new AssistantKey(BackboardSettings.Tenant, assistant), UserId: null);
        var store = app.Get<IMemoryStore>();
        run.Say($"  storing {size:N0} memories");
        await Crowd.EachAsync(clients: 128, size, number => store.Insert(scope, Recollections.Of(number), vector: null, run.Stop));
        return assistant;
    }

    /// <summary>On another assistant, so that the code is compiled and the index is not built.</summary>
    private static async Task WarmAsync(MemoryClient client, Run run)
    {
        var other = await client.CreateAssistantAsync("warm-up", run.Stop);
        for (var i = 0; i < LargeRecallRow.WarmUp; i++) await client.AddAsync(other, Sentences.Of(i).Text, run.Stop);
        for (var i = 0; i < LargeRecallRow.WarmUp; i++) await SearchAsync(client, other, i, LargeRecallRow.WarmUp, run);
    }

    private static async Task SearchAsync(MemoryClient client, Guid assistant, int search, int size, Run run)
    {
        var question = Sentences.Of(LargeRecallRow.Asked(search, size)).Question;
        if (await client.SearchAsync(assistant, question, Found, run.Stop) == 0) throw new InvalidOperationException($"nothing found: {question}");
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var started = Run.Now;
        await work();
        return Run.Since(started);
    }
}
