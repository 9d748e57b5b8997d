using System.Text.Json;
using Backboard.FakeModel;
using Backboard.FakeModel.Scripting;

namespace Backboard.Testing;

/// <summary>A request by which the server has a model read a message for what is worth remembering.</summary>
/// <param name="Message">The user's words.</param>
/// <param name="PreviousAnswer">What the assistant had said before them; null for nothing.</param>
/// <param name="Memories">What the model may change, by the names it has in this request.</param>
/// <param name="Instructions">The system prompt.</param>
public sealed record ExtractionCall(
    string Message, string? PreviousAnswer, IReadOnlyDictionary<string, string> Memories, string Instructions)
{
    /// <summary>Null for any other request.</summary>
    public static ExtractionCall? Of(ModelCall call)
    {
        var turn = call.LastUserText;
        if (!turn.StartsWith("told_at:", StringComparison.Ordinal)) return null;
        var memories = Block(turn, "memories").EnumerateArray().ToDictionary(Text("id"), Text("content"));
        return new ExtractionCall(
            Block(turn, "user_message").GetString()!, Block(turn, "previous_answer").GetString(), memories, call.SystemText);

        static Func<JsonElement, string> Text(string name) => memory => memory.GetProperty(name).GetString()!;
    }

    /// <summary>A fact in the shape that is asked for: something new, in the user's words.</summary>
    public static object Add(string content, string? quote = null) =>
        new { action = "ADD", memory = default(string), content, quote = quote ?? content, kind = "fact", confidence = 0.9, occurred_on = default(string) };

    public static object Update(string memory, string content, string quote) =>
        new { action = "UPDATE", memory, content, quote, kind = "fact", confidence = 0.9, occurred_on = default(string) };

    public static Reply Answer(params object[] facts) => Reply.Of(JsonSerializer.Serialize(new { facts }));

    private static JsonElement Block(string turn, string name)
    {
        var head = turn.IndexOf($"\n{name} (", StringComparison.Ordinal);
        var start = turn.IndexOf("):\n", head, StringComparison.Ordinal) + "):\n".Length;
        var end = turn.IndexOf("\n\n", start, StringComparison.Ordinal);
        return JsonElement.Parse(end < 0 ? turn[start..] : turn[start..end]);
    }
}

public static class ExtractionScript
{
    /// <summary>Answers every reading of a message; null leaves it to others.</summary>
    /// <returns>Disposing it removes the handler.</returns>
    public static IDisposable OnExtraction(this FakeModelServer model, Func<ExtractionCall, Reply?> answer) =>
        model.OnRequest(call => ExtractionCall.Of(call) is { } asked ? answer(asked) : null);
}
