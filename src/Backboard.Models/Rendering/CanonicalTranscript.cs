namespace Backboard.Models.Rendering;

/// <summary>
/// Any stretch of any history, made fit for every provider: each tool call is answered once and directly after it, ids are
/// legal and unique, nothing is empty, failed messages are left out. What was there is changed only where a rule demands it.
/// </summary>
internal static class CanonicalTranscript
{
    public const string EmptyMessage = "[empty message]";
    public const string EmptyOutput = "[empty output]";
    public const string NoOutput = "[no output: this call was not answered]";

    public static List<Message> Of(ImmutableArray<Message> history)
    {
        var answers = Answers(history);
        var ids = new ToolCallIds();
        var transcript = new List<Message>(history.Length + 4);
        for (var at = 0; at < history.Length; at++)
        {
            var message = history[at];
            if (message.Status == MessageStatus.Failed) continue;
            if (message.Role == MessageRole.User) transcript.Add(Visible(message, string.IsNullOrWhiteSpace(message.Words) ? EmptyMessage : message.Words));
            if (message.Role == MessageRole.Assistant && message.ToolCalls.IsEmpty && !IsBlank(message)) transcript.Add(message);
            if (message.Role == MessageRole.Assistant && !message.ToolCalls.IsEmpty) AddRound(transcript, message, at, answers, ids);
        }

        return transcript;
    }

    /// <summary>Which message answers which call: the first result after the newest call of that id.</summary>
    private static Dictionary<(int At, int Call), Message> Answers(ImmutableArray<Message> history)
    {
        var open = new Dictionary<string, (int At, int Call)>();
        var answers = new Dictionary<(int, int), Message>();
        for (var at = 0; at < history.Length; at++)
        {
            var message = history[at];
            if (message.Status == MessageStatus.Failed) continue;
            for (var call = message.ToolCalls.Length - 1; call >= 0; call--) open[message.ToolCalls[call].Id] = (at, call);
            if (message is { Role: MessageRole.Tool, ToolCallId: { } id } && open.Remove(id, out var answered)) answers[answered] = message;
        }

        return answers;
    }

    private static void AddRound(
        List<Message> transcript, Message stub, int at, Dictionary<(int At, int Call), Message> answers, ToolCallIds ids)
    {
        var calls = ImmutableArray.CreateBuilder<ToolCall>(stub.ToolCalls.Length);
        for (var i = 0; i < stub.ToolCalls.Length; i++)
        {
            var call = stub.ToolCalls[i];
            calls.Add(call with { Id = ids.Id(stub, i), Name = ToolCallIds.Name(call.Name) });
        }

        transcript.Add(stub with
        {
            ToolCalls = calls.ToImmutable(),
            Content = IsBlank(stub) ? "" : stub.Content,
            Parts = [.. stub.Parts.Select(part => Renamed(part, stub, calls))],
        });
        // In the order in which they came; what was not answered comes last.
        foreach (var i in Enumerable.Range(0, calls.Count).OrderBy(i => answers.TryGetValue((at, i), out var given) ? given.Seq : long.MaxValue))
        {
            var answer = answers.TryGetValue((at, i), out var given)
                ? Visible(given, EmptyOutput)
                : stub with { Role = MessageRole.Tool, ToolCalls = [], Parts = [], Content = NoOutput, ProviderState = null };
            transcript.Add(answer with { ToolCallId = calls[i].Id, ToolName = calls[i].Name });
        }
    }

    private static ContentPart Renamed(ContentPart part, Message stub, ImmutableArray<ToolCall>.Builder calls)
    {
        if (part.Kind != ContentKind.ToolCall) return part;
        for (var i = 0; i < calls.Count; i++)
        {
            if (stub.ToolCalls[i].Id == part.Value) return part with { Value = calls[i].Id };
        }

        return part;
    }

    private static Message Visible(Message message, string placeholder) =>
        IsBlank(message) ? message with { Content = placeholder } : message;

    private static bool IsBlank(Message message) => message.Parts.IsEmpty && string.IsNullOrWhiteSpace(message.Content);
}
