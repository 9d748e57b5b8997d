namespace Backboard.Crash.Tests;

/// <summary>The client hangs up.</summary>
public sealed class DisconnectTests
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(2);

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_turn_goes_on_unless_it_was_asked_not_to(bool stream)
    {
        await using var model = await FakeModelServer.StartAsync();
        await using var server = await Server.StartAsync(new ServerSetup { Model = model });
        var api = new Api(server);
        for (var round = 0; round < Nightly.Rounds(3, 100); round++)
        {
            var (kept, dropped) = (Api.Token("kept"), Api.Token("dropped"));
            var threadId = await api.CreateThreadAsync();
            await HangUpAsync(api, model, threadId, kept, new { content = $"{kept} [[words:60 every:10]]", stream });
            var view = await ThreadView.SettledAsync(api, threadId, kept);
            Assert.EndsWith(" word60", view.AnswerTo(kept).Content, StringComparison.Ordinal);
            Assert.False(Assert.Single(model.AskedAbout(kept)).Disconnected);

            await HangUpAsync(api, model, threadId, dropped, new { content = $"{dropped} [[words:4000 every:10]]", stream, on_disconnect = "cancel" });
            await Eventually.True(() => model.AskedAbout(dropped)[0].Disconnected, Promptly);
            view = await ThreadView.SettledAsync(api, threadId, kept, dropped);
            Assert.Equal("CANCELLED", view.RunOf(dropped).Status);
        }
    }

    private static async Task HangUpAsync(Api api, FakeModelServer model, Guid threadId, string token, object message)
    {
        using var line = new CancellationTokenSource();
        var call = api.SendAsync(threadId, message, cancellationToken: line.Token);
        await Eventually.True(() => model.AskedAbout(token).Any(request => request.ResponseBytes > 0));
        await line.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
