using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>What the stateless Messages API adds to a call of the model, beside what a server that does nothing at all adds.</summary>
internal static class MessagesRow
{
    private const int AtATime = 20;

    public static Row Row { get; } = new("messages-overhead", "what /v1/messages adds to a call of the model ÷ what a bare proxy adds", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        await using var rig = await Rig.StartAsync(run.Stop);
        var ours = await rig.StartBackboardAsync(run.Stop);
        var proxy = await rig.StartProxyAsync(run.Stop);
        using var toModel = rig.Model.CreateClient();
        using var toProxy = proxy.CreateClient();
        using var toOurs = ours.CreateClient();
        toOurs.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");

        var asked = $$"""[{"role":"user","content":"{{Words.Of(1)}}"}]""";
        // Streamed by all: the engine always asks its provider for a stream.
        var completion = $$$"""{"model":"bench-1","stream":true,"stream_options":{"include_usage":true},"max_tokens":256,"messages":{{{asked}}}}""";
        var message = $$$"""{"model":"bench-1","max_tokens":256,"messages":{{{asked}}}}""";
        var streamed = $$$"""{"model":"bench-1","stream":true,"max_tokens":256,"messages":{{{asked}}}}""";
        const string path = "v1/chat/completions";
        RawCall[] calls =
            [new(toModel, path, completion), new(toProxy, path, completion), new(toOurs, "v1/messages", message), new(toOurs, "v1/messages", streamed)];

        await SampleAsync(calls, run.Size(200, 20), run);
        var times = await SampleAsync(calls, run.Size(200, 20), run);
        var direct = Statistics.Median(times[0]);
        double[] added = [.. times.Select(all => Statistics.Median(all) - direct)];
        var measured = $"p50 {direct:F3} ms direct; proxy adds {added[1]:F3} ms, ours {added[2]:F3} ms, "
            + $"with 42 events to the client {added[3]:F3} ms; {times[0].Count:N0} calls each";
        return
        [
            Figure.AtMost(Row.Name, "what stateless /v1/messages, streamed, adds to a call of the model, p50", measured, added[3], 1.5, "ms"),
            Figure.AtMost(Row.Name, Row.What, measured, added[2] / added[1], 2),
        ];
    }

    /// <summary>A few calls of each in turn, so that what else the machine does falls on all alike.</summary>
    private static async Task<List<double>[]> SampleAsync(RawCall[] calls, int rounds, Run run)
    {
        List<double>[] times = [.. calls.Select(_ => new List<double>())];
        for (var round = 0; round < rounds; round++)
        {
            for (var target = 0; target < calls.Length; target++)
            {
                for (var i = 0; i < AtATime; i++) times[target].Add(await calls[target].MillisecondsAsync(run.Stop));
            }
        }

        return times;
    }
}
