namespace Backboard.EndToEnd.Tests.Conversations;

/// <summary>Pages of messages and the list of runs.</summary>
public sealed class HistoryTests(ModelServer server) : IClassFixture<ModelServer>
{
    private Api Api => server.Api;

    [Fact]
    public async Task Messages_are_paged_by_seq()
    {
        var thread = await Api.NewThread();
        for (var n = 1; n <= 4; n++) (await Api.Say(thread, $"turn {n}")).Ok();

        var seqs = new List<long>();
        for (var (after, more) = (0L, true); more;)
        {
            var page = (await Api.Get($"threads/{thread}/messages?after_seq={after}&limit=3")).Ok();
            Assert.InRange(page["data"].GetArrayLength(), 1, 3);
            seqs.AddRange(page["data"].EnumerateArray().Select(message => message.GetProperty("seq").GetInt64()));
            (after, more) = (page["next_after_seq"].GetInt64(), page["has_more"].GetBoolean());
        }

        Assert.Equal(Enumerable.Range(1, 8).Select(n => (long)n), seqs);
        Assert.Empty((await Api.Get($"threads/{thread}/messages?after_seq=8")).Ok()["data"].EnumerateArray());
    }

    [Fact]
    public async Task Runs_are_listed_with_their_usage()
    {
        var thread = await Api.NewThread();
        var answer = (await Api.Say(thread, "[[text:four words of answer]]")).Ok();
        (await Api.Say(thread, "[[fault:400]]")).Ok();

        var runs = (await Api.Get($"threads/{thread}/runs")).Ok().Json.EnumerateArray().ToList();
        Assert.Equal(2, runs.Count);
        var good = runs.Single(run => run.Text("run_id") == answer.Text("run_id"));
        Assert.Equal(("COMPLETED", 4), (good.Text("status"), good.GetProperty("output_tokens").GetInt32()));
        var bad = runs.Single(run => run.Text("run_id") != answer.Text("run_id"));
        Assert.Equal(("FAILED", "provider_rejected"), (bad.Text("status"), bad.Text("error_code")));
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"threads/{thread}/runs/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.Get($"threads/{Guid.CreateVersion7()}/runs/{good.Text("run_id")}")).Status);
    }

    [Fact]
    public async Task A_thread_is_exported_by_the_command_line()
    {
        var thread = await Api.NewThread();
        (await Api.Say(thread, "export me")).Ok();
        var lines = (await server.Server.RunAsync("export", "--thread", thread)).Where(line => line.StartsWith('{')).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal(["thread", "run", "message", "event"], lines.Select(line => line.Text("kind")).Distinct());
        Assert.Contains(lines, line => line.Text("kind") == "message" && line.GetProperty("data").Text("content") == "export me");
    }
}
