using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>What recall adds to a turn: the same turns with and without it, alternating on one server.</summary>
internal static class RecallTurnRow
{
    private const int TurnsOfAThread = 10;

    public static Row Row { get; } = new("recall-turn", "time that recall from 1,000 memories adds to a turn", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run)
    {
        var memories = run.Size(1_000, 100);
        await using var rig = await Rig.StartAsync(run.Stop);
        var server = await rig.StartBackboardAsync(run.Stop);
        using var http = server.CreateClient();
        var client = new MemoryClient(http);
        var assistant = await client.CreateAssistantAsync("recall", run.Stop);
        await Crowd.EachAsync(clients: 8, memories, number => client.AddAsync(assistant, Sentences.Of(number).Text, run.Stop));

        var drive = new Drive(run, new ChatClient(http), assistant, memories);
        await drive.RunAsync(threads: run.Size(60, 2));
        drive.Forget();
        await drive.RunAsync(threads: run.Size(100, 4));
        var (with, without) = (Statistics.Median(drive.With), Statistics.Median(drive.Without));
        return [Figure.AtMost(
            Row.Name, $"p50 of a turn with recall from {memories:N0} memories − without, {drive.With.Count:N0} pairs",
            $"{with:F2} ms − {without:F2} ms", with - without, 2, "ms")];
    }

    /// <summary>Threads in pairs, one with recall, one without; turn by turn, who is first alternates.</summary>
    private sealed class Drive(Run run, ChatClient client, Guid assistant, int memories)
    {
        public List<double> With { get; } = [];

        public List<double> Without { get; } = [];

        public void Forget()
        {
            With.Clear();
            Without.Clear();
        }

        public async Task RunAsync(int threads)
        {
            for (var thread = 0; thread < threads; thread++)
            {
                (Guid? with, Guid? without) = (null, null);
                for (var turn = 0; turn < TurnsOfAThread; turn++)
                {
                    var question = Sentences.Of(With.Count % memories).Question;
                    if (turn % 2 == 0) with = await SendAsync(with, question, "Readonly", With);
                    without = await SendAsync(without, question, "off", Without);
                    if (turn % 2 == 1) with = await SendAsync(with, question, "Readonly", With);
                }
            }
        }

        private async Task<Guid> SendAsync(Guid? thread, string question, string memory, List<double> times)
        {
            var turn = await client.SendAsync(thread, question, run.Stop, assistant, memory);
            if (turn.Recalled > 0 != (memory == "Readonly"))
                throw new InvalidOperationException($"{turn.Recalled} memories recalled with {memory}: {question}");
            times.Add(turn.Took.TotalMilliseconds);
            return turn.ThreadId;
        }
    }
}
