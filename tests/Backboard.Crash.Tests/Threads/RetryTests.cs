namespace Backboard.Crash.Tests;

/// <summary>One key, one turn, however often and through whichever way it is sent.</summary>
public sealed class RetryTests
{
    private const int Duplicates = 10;

    [Fact]
    public async Task A_message_sent_ten_times_at_once_is_one_turn()
    {
        await using var model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var one = await Server.StartAsync(new ServerSetup { Model = model, Postgres = database, Node = "one" });
        await using var two = await Server.StartAsync(new ServerSetup { Model = model, Postgres = database, Node = "two" });
        var (here, there) = (new Api(one), new Api(two));
        var threadId = await here.CreateThreadAsync();
        var tokens = Enumerable.Range(0, Nightly.Rounds(12, 200)).Select(round => Api.Token($"round{round}")).ToList();
        foreach (var token in tokens)
        {
            var key = Api.Token("key");
            var answers = await Task.WhenAll(Enumerable.Range(0, Duplicates).Select(i =>
                (i % 3 == 0 ? there : here).SendAsync(threadId, new { content = token }, key)));
            Assert.Single(answers.Select(answer => answer.Ok()["run_id"].GetGuid()).Distinct());
            Assert.All(answers, answer => Assert.Equal($"reply to: {token}", answer["content"].GetString()));
            var late = await here.SendAsync(threadId, new { content = token }, key);
            Assert.Equal(answers[0]["message_id"].GetGuid(), late.Ok()["message_id"].GetGuid());
            Assert.Equal(422, (int)(await there.SendAsync(threadId, new { content = $"{token}!" }, key)).Status);
        }

        var view = await ThreadView.SettledAsync(here, threadId, tokens);
        Assert.Equal(tokens.Count, view.Runs.Count);
        Assert.All(tokens, token => Assert.Single(model.AskedAbout(token)));
    }
}
