using System.Text;

namespace Backboard.Grains;

/// <summary>Makes the summary that stands for the oldest part of a window, by the thread's own model, else by a note.</summary>
internal sealed class Compactor(IModelGateway models)
{
    private const int SmallestSummary = 128;
    private const int LargestSummary = 1_024;

    private const string Instructions =
        "Summarise the conversation so far for somebody who will continue it. Keep names, numbers, dates, decisions, "
        + "preferences, open questions and promises, and who said what. Leave out pleasantries. Do not answer anything. "
        + "Write plain sentences.";

    /// <summary>What can go so that half of the budget stays; empty when that is nothing.</summary>
    public ImmutableArray<Message> Surplus(ImmutableArray<Message> window, ModelInfo model, int budget) =>
        window[..ContextWindow.Cut(window, message => ContextWindow.Tokens(models, model, message), budget / 2)];

    /// <summary>A summary of the surplus and of what stood before it; the note where the model does not deliver one.</summary>
    public async Task<ThreadSummary> Summarize(
        ThreadSummary? before, ImmutableArray<Message> surplus, ModelInfo model, int budget, CancellationToken cancellationToken)
    {
        var request = new ModelRequest
        {
            Model = model,
            Instructions = Instructions,
            Summary = before?.Text,
            History = Flatten(surplus).Add(Request(surplus)),
            MaxTokens = Math.Clamp(budget / 8, SmallestSummary, LargestSummary),
        };
        var text = new StringBuilder();
        await foreach (var update in models.Stream(request, cancellationToken))
        {
            if (update is TextDelta delta)
                text.Append(delta.Text);
            else if (update is ModelFailed)
                return Note(before, surplus);
        }

        return text.Length > 0 ? new ThreadSummary(surplus[^1].Seq, text.ToString()) : Note(before, surplus);
    }

    /// <summary>Needs no model: says how much was left out, and keeps what an earlier summary said.</summary>
    public static ThreadSummary Note(ThreadSummary? before, ImmutableArray<Message> surplus)
    {
        var note = $"[Earlier messages of this conversation, up to number {surplus[^1].Seq}, were left out here.]";
        var kept = before?.Text is { } text && !text.StartsWith('[') ? text + "\n" + note : note;
        return new ThreadSummary(surplus[^1].Seq, kept);
    }

    /// <summary>Tool rounds as plain words, because no tools are offered to the one who summarises.</summary>
    private static ImmutableArray<Message> Flatten(ImmutableArray<Message> surplus)
    {
        var flat = new List<Message>(surplus.Length);
        foreach (var message in surplus)
        {
            if (message.Role == MessageRole.Tool && flat.Count > 0)
                flat[^1] = flat[^1] with { Content = $"{flat[^1].Content}\n[{message.ToolName} answered: {message.Content}]".Trim() };
            else
                flat.Add(message with { ToolCalls = [], ProviderState = null, Status = Plain(message.Status) });
        }

        return [.. flat];
    }

    private static MessageStatus Plain(MessageStatus status) =>
        status == MessageStatus.RequiresAction ? MessageStatus.Completed : status;

    private static Message Request(ImmutableArray<Message> surplus) => surplus[^1] with
    {
        Seq = surplus[^1].Seq + 1,
        Role = MessageRole.User,
        Status = MessageStatus.Completed,
        Content = "Summarise our conversation up to here.",
        ToolCalls = [],
        ToolCallId = null,
        ToolName = null,
    };
}
