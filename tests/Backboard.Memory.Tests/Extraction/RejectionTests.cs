using Backboard.FakeModel.Scripting;

namespace Backboard.Memory.Tests.Extraction;

public sealed class RejectionTests(ExtractionFixture fixture) : IClassFixture<ExtractionFixture>
{
    private const string Message = "I moved to Berlin.";
    private const string Secret = "xyzzy";

    private readonly ExtractionHarness _model = fixture.Model;

    public static TheoryData<string> Answers => new()
    {
        "",
        "   ",
        "null",
        "[]",
        "{}",
        """{"facts": null}""",
        """{"facts": {}}""",
        """{"facts": ["The user moved to Berlin."]}""",
        """{"facts": [null]}""",
        """{"facts": [], "facts": []}""",
        """{"facts": [{"action": "ADD", "content": "The user moved to Berlin xyzzy""",
        """{"facts": []} xyzzy""",
        "Sure! xyzzy {\"facts\": []}",
        "```json\n{\"facts\": []",
        One(Told.Fact("FORGET-xyzzy", "The user moved to Berlin.", Message)),
        One(Told.Fact("", "The user moved to Berlin.", Message)),
        One(Told.Fact("ADD", "The user moved to Berlin.", "I moved to xyzzy.")),
        One(Told.Fact("ADD", "The user moved to Berlin.", "moved to Ber")),
        One(Told.Fact("ADD", "The user moved to Berlin.", "I moved ... Berlin")),
        One(Told.Fact("ADD", "The user moved to Berlin.", "")),
        One(Told.Fact("ADD", "The user moved to Berlin.", null)),
        One(Told.Fact("ADD", "The user moved to Berlin.", " . ")),
        One(Told.Fact("ADD", "", Message)),
        One(Told.Fact("ADD", null, Message)),
        One(Told.Fact("UPDATE", null, Message, "m1")),
        One(Told.Fact("UPDATE", "The user lives in Berlin.", Message)),
        One(Told.Fact("UPDATE", "The user lives in Berlin.", Message, "m2")),
        One(Told.Fact("UPDATE", "The user lives in Berlin.", Message, "m01")),
        One(Told.Fact("UPDATE", "The user lives in Berlin.", Message, "0199a0b0-0000-7000-8000-000000000001")),
        One(Told.Fact("DELETE", null, Message)),
        One(Told.Fact("DELETE", null, Message, "xyzzy")),
        One(Told.Fact("ADD", "The user moved\0 to Berlin.", Message)),
        """{"facts": [{"action": "ADD", "content": "Berlin \ud800", "quote": "I moved to Berlin."}]}""",
        One(Told.Fact("ADD", $"The user moved to Berlin. {new string('x', 2_000)}", Message)),
        One(string.Join(',', Told.Fact("UPDATE", "The user lives in Berlin.", Message, "m1"), Told.Fact("DELETE", null, Message, "m1"))),
        One(string.Join(',', Enumerable.Repeat(Told.Fact("ADD", "The user moved to Berlin.", Message), 51))),
        """{"facts": [{"action": "ADD", "content": "Berlin", "quote": "I moved to Berlin.", "confidence": "high"}]}""",
        new string('[', 5_000),
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_must_not_be_followed_is_rejected_with_a_reason_that_quotes_nothing(string answer)
    {
        var rejected = Assert.IsType<ExtractionRejected>(await _model.Answered(answer, Told.Words(Message, Told.Memory("The user lives in Porto."))));

        Assert.EndsWith(".", rejected.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        _model.Server.Script.Enqueue(new Reply { Text = $$"""{"facts": [], "more": "{{new string('x', 70_000)}}"}""" });

        Assert.Contains("64 KB", Assert.IsType<ExtractionRejected>(await _model.Extract(Told.Words(Message))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_cut_off_at_its_limit_is_rejected()
    {
        _model.Server.Script.Enqueue(new Reply { Text = """{"facts": []}""", Stop = FakeModel.Scripting.StopReason.MaxTokens });

        Assert.IsType<ExtractionRejected>(await _model.Extract(Told.Words(Message)));
    }

    [Theory]
    [InlineData("```json\n{\"facts\": []}\n```")]
    [InlineData("```\n{\"facts\": []}```")]
    [InlineData("  {\"facts\": [], \"note\": \"nothing\"}\n")]
    public async Task A_fence_and_what_nobody_asked_for_are_passed_over(string answer) =>
        Assert.IsType<Extracted>(await _model.Answered(answer, Told.Words(Message)));

    private static string One(string facts) => $$"""{"facts": [{{facts}}]}""";
}
