using System.Diagnostics;

namespace Backboard.Crash.Tests;

/// <summary>A client that gives up after 30 s without a byte gets the answer of a model that thinks for 40.</summary>
public sealed class SlowAnswerTests
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_flat_answer_breathes_while_the_model_thinks()
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model });
        var api = new Api(server);
        var threadId = await api.CreateThreadAsync();
        var watch = Stopwatch.StartNew();
        using var response = await api.OpenAsync(HttpMethod.Post, $"/api/threads/{threadId}/messages", new { content = "think [[delay:40000]]" });
        var (longest, last) = (watch.Elapsed, watch.Elapsed);
        await using var body = await response.Content.ReadAsStreamAsync();
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (await body.ReadAsync(buffer) is > 0 and var count)
        {
            text.Write(buffer, 0, count);
            longest = watch.Elapsed - last > longest ? watch.Elapsed - last : longest;
            last = watch.Elapsed;
        }

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(38), $"answered after {watch.Elapsed}");
        Assert.True(longest < LongestGap, $"{longest} without a byte");
        var answer = JsonElement.Parse(text.ToArray());
        Assert.Equal("reply to: think", answer.GetProperty("content").GetString());
        Assert.Equal("COMPLETED", answer.GetProperty("status").GetString());
    }
}
