using Backboard.FakeModel.Scripting;
using Xunit.Abstractions;

namespace Backboard.Crash.Tests.Memory;

/// <summary>
/// kill -9 between the acknowledgement of a message and the end of its reading: what was said is recalled right after the
/// restart, and the operation ends COMPLETED, applied once.
/// </summary>
public abstract class ExtractionCrashTests(MemoryFixture fixture, ITestOutputHelper output)
{
    private const int FactsARound = 3;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(90);
    private static readonly int Rounds = Nightly.Rounds(3, 50);

    private readonly List<Round> _rounds = [];
    private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private enum Moment
    {
        /// <summary>The message is stored, and the model has not answered it.</summary>
        BeforeTheAnswer,

        /// <summary>The answer has come; nobody waited for anything after it.</summary>
        AfterTheAnswer,

        /// <summary>The model is reading.</summary>
        InTheReading,
    }

    [Fact]
    public async Task A_message_that_was_acknowledged_is_read_once_whenever_the_process_is_killed()
    {
        using var reading = fixture.Model.OnExtraction(asked => ExtractionCall.Answer(ExtractionCall.Add(asked.Message)) with { Before = _gate.Task });
        for (var round = 0; round < Rounds; round++) await KillAsync((Moment)(round % 3), round);
        foreach (var round in _rounds)
        {
            foreach (var operation in round.Operations)
            {
                var ended = await fixture.Memory.Ended(operation);
                Assert.True(ended.GetProperty("status").GetString() == "COMPLETED", ended.ToString());
            }

            await Eventually.True(async () => (await fixture.Memory.Contents(round.Assistant)).Count >= FactsARound, Recovery);
            Assert.Equal(round.Facts.Order(), (await fixture.Memory.Contents(round.Assistant)).Order());
            Assert.Equal(0, (await fixture.Memory.Get($"assistants/{round.Assistant}/memories/stats")).Ok()["pending"].GetInt32());
        }

        output.WriteLine($"{Rounds} kills, {Rounds * FactsARound} operations, each applied once");
    }

    private async Task KillAsync(Moment moment, int number)
    {
        var round = new Round(await fixture.Memory.NewAssistant());
        _rounds.Add(round);
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var index = 1; index < FactsARound; index++) await TellAsync(round, $"Locker {number}-{index} is mine.");
        await TellLastAsync(round, $"Locker {number}-{FactsARound} is mine.", moment);
        fixture.Server.Kill9();
        await fixture.Server.StartAgainAsync();

        var recalled = await fixture.Memory.Recall(round.Assistant, "What is mine?");
        Assert.All(round.Facts, fact => Assert.Contains(fact, recalled));
        _gate.SetResult();
    }

    private async Task TellAsync(Round round, string fact)
    {
        var told = await fixture.Memory.Tell(round.Assistant, fact);
        round.Facts.Add(fact);
        round.Operations.Add(told["memory_operation_id"].GetString()!);
    }

    private async Task TellLastAsync(Round round, string fact, Moment moment)
    {
        if (moment is not Moment.BeforeTheAnswer)
        {
            await TellAsync(round, fact);
            if (moment is Moment.InTheReading)
                await Eventually.True(() => fixture.Model.Requests.Any(request => IsReading(request, round.Facts[0])));
            return;
        }

        var body = new { content = fact, assistant_id = round.Assistant, memory = "Auto", stream = true };
        using var held = fixture.Model.OnRequest(call => IsFirst(call) ? new Reply { Text = "Noted.", Delay = TimeSpan.FromMinutes(1) } : null);
        using var response = await JsonHttp.StreamAsync(fixture.Server.Http, HttpMethod.Post, "/api/threads/messages", body);
        await foreach (var read in SseReader.ReadAsync(response))
        {
            if (read.Type != "user_message") continue;
            round.Facts.Add(fact);
            return;
        }

        bool IsFirst(ModelCall call) => call.LastUserText.EndsWith(fact, StringComparison.Ordinal) && ExtractionCall.Of(call) is null;
    }

    private static bool IsReading(RecordedRequest request, string fact) =>
        request.Body.Contains("told_at:", StringComparison.Ordinal) && request.Body.Contains(fact, StringComparison.Ordinal);

    /// <summary>What was told an assistant before the process was killed.</summary>
    private sealed record Round(string Assistant)
    {
        public List<string> Facts { get; } = [];

        public List<string> Operations { get; } = [];
    }
}

public sealed class SqliteExtractionCrashTests(SqliteMemoryFixture fixture, ITestOutputHelper output)
    : ExtractionCrashTests(fixture, output), IClassFixture<SqliteMemoryFixture>;

public sealed class PostgresExtractionCrashTests(PostgresMemoryFixture fixture, ITestOutputHelper output)
    : ExtractionCrashTests(fixture, output), IClassFixture<PostgresMemoryFixture>;
