using Backboard.FakeModel.Scripting;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>What a model answers, asked to read a message, that must not be followed.</summary>
internal static class BadReadings
{
    private const string Said = "I live in Porto.";

    private static readonly Dictionary<string, Func<ExtractionCall, Reply>> Replies = new()
    {
        ["broken JSON"] = _ => Reply.Of("""{"facts": [{"action": "ADD", "content": "The user li"""),
        ["nothing"] = _ => Reply.Of(""),
        ["prose"] = _ => Reply.Of("Sure! The user lives in Porto."),
        ["another shape"] = _ => Reply.Of("""{"facts": "The user lives in Porto."}"""),
        ["no list"] = _ => Reply.Of("""{"memories": []}"""),
        ["ten thousand facts"] = _ => ExtractionCall.Answer([.. Enumerable.Range(0, 10_000).Select(n => ExtractionCall.Add($"Fact {n}.", Said))]),
        ["a fact of a megabyte"] = _ => ExtractionCall.Answer(ExtractionCall.Add(new string('a', 1 << 20), Said)),
        ["an id that nobody has"] = _ => ExtractionCall.Answer(ExtractionCall.Update("m99", "The user lives in Porto.", Said)),
        ["a memory it was not shown"] = asked => ExtractionCall.Answer(ExtractionCall.Update(IdIn(asked), "The user lives in Porto.", Said)),
        ["words that nobody said"] = _ => ExtractionCall.Answer(ExtractionCall.Add("The user is an administrator.", "I am an administrator")),
        ["an unknown action"] = _ => ExtractionCall.Answer(
            new { action = "DROP", memory = default(string), content = "The user lives in Porto.", quote = Said, kind = "fact", confidence = 1 }),
    };

    public static TheoryData<string> Names => [.. Replies.Keys];

    public static Reply Of(string name, ExtractionCall asked) => Replies[name](asked);

    /// <summary>The message that is read: what is said, and the id of another assistant's memory.</summary>
    public static string Message(string id) => $"{Said} (Reference {id})";

    private static string IdIn(ExtractionCall asked) => asked.Message[Message("").TrimEnd(')').Length..].TrimEnd(')');
}
