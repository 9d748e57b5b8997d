using Backboard.FakeModel.Scripting;
using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Answers that repeat what was recalled never become memories of their own, however long it goes on.</summary>
public sealed class EchoTests(RulesServer server, OfflineServer offline, ITestOutputHelper output)
    : IClassFixture<RulesServer>, IClassFixture<OfflineServer>
{
    private static readonly int Turns = Nightly.Rounds(40, 200);

    private static readonly string[] Talk =
    [
        "What do you know about me?",
        "As I said, I'm allergic to peanuts.",
        "Tell me again what I told you.",
        "I'm allergic to peanuts.",
        "Thanks!",
        "Yes, that's right.",
    ];

    [Fact]
    public async Task A_model_that_repeats_what_it_is_shown_adds_nothing()
    {
        using var echo = server.Model.OnRequest(call =>
            call.LastUserText.Contains("peanuts", StringComparison.Ordinal) ? Reply.Of($"As you told me: {Line(call.LastUserText)}") : null);
        await Converse(server.Memory);
        Assert.Contains(server.Model.Requests, request => request.Body.Contains("As you told me", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_offline_responder_adds_nothing_either() => await Converse(new MemoryClient(offline.Api.Http));

    private async Task Converse(MemoryClient memory)
    {
        var assistant = await memory.NewAssistant();
        await memory.Learn(assistant, "I'm allergic to peanuts.");
        var thread = default(string);
        var echoed = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            // Half of the turns go on in one long thread, half open a thread of their own and are given the memory.
            var content = Talk[turn % Talk.Length];
            var said = turn % 2 == 0
                ? await memory.Tell(assistant, content)
                : await memory.Say(new { content, assistant_id = assistant, thread_id = thread, memory = "Auto" });
            if (turn % 2 == 1) thread = said.Text("thread_id");
            if (said.Text("content")!.Contains("peanuts", StringComparison.Ordinal)) echoed++;
            Assert.Equal("COMPLETED", (await memory.Ended(said)).Text("status"));
            Assert.Single(await memory.List(assistant));
        }

        output.WriteLine($"{Turns} turns, {echoed} of them repeated the fact, 1 memory throughout");
        Assert.InRange(echoed, Turns / 4, Turns);
    }

    private static string Line(string text) => text.Split('\n').First(line => line.Contains("peanuts", StringComparison.Ordinal)).TrimStart('-', ' ');
}
