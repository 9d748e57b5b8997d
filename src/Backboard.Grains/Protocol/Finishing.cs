namespace Backboard.Grains;

/// <summary>Ends a part of a turn: the answer, the request for tools, or the failure, with its event and its run, in one write.</summary>
internal static class Finishing
{
    /// <summary>The run as it stands, if this attempt of it is still the one in progress under this activation.</summary>
    public static Run? Held(Draft draft, Run run) =>
        draft.State is { IsMine: true } state
        && state.Find(run.RunId) is { Status: RunStatus.InProgress } held
        && held.Attempt == run.Attempt
            ? held
            : null;

    public static Message Complete(Draft draft, Run run, AnswerSnapshot text, ModelAnswered answered, TurnOutcome outcome)
    {
        var asksTools = answered.StopReason == StopReason.ToolUse;
        text.EmitPending(draft, run.RunId);
        var head = draft.State!.Header.MessageHead;
        var status = asksTools ? MessageStatus.RequiresAction : MessageStatus.Completed;
        var message = draft.Append(new Message(0, Ids.OfMessage(run.RunId, head), run.RunId, MessageRole.Assistant, status, text.Text, default)
        {
            ToolCalls = answered.ToolCalls,
            ModelProvider = outcome.Provider,
            ModelName = outcome.Model,
            Usage = outcome.Usage,
            StopReason = answered.StopReason,
            Reasoning = text.Reasoning.Length > 0 ? text.Reasoning : null,
            ProviderState = answered.ProviderState,
        });
        draft.Emit(run.RunId, asksTools ? new ToolSubmitRequired(outcome) : new RunEnded(outcome), message);
        return message;
    }

    public static void Conclude(Draft draft, Run run, Message message, Usage usage, TurnOptions options)
    {
        var asksTools = message.Status == MessageStatus.RequiresAction;
        draft.Put(run with
        {
            Status = asksTools ? RunStatus.RequiresAction : RunStatus.Completed,
            Epoch = draft.Epoch,
            Usage = usage,
            AssistantMessageSeq = message.Seq,
            DeadlineIn = asksTools ? options.ToolExpiry : null,
        });
    }

    /// <summary>The failure is told to people in a message that no model is shown; broken text stays on the run.</summary>
    public static void Fail(Draft draft, Run run, string code, string error, AnswerSnapshot? partial)
    {
        partial?.EmitPending(draft, run.RunId);
        var outcome = Outcome(run);
        var id = Ids.OfMessage(run.RunId, draft.State!.Header.MessageHead);
        var message = draft.Append(
            new Message(0, id, run.RunId, MessageRole.Assistant, MessageStatus.Failed, $"LLM Error: {error}", default)
            {
                ModelProvider = outcome.Provider,
                ModelName = outcome.Model,
            });
        draft.Emit(run.RunId, new RunFailed(error, code, outcome), message);
        draft.Put(run with
        {
            Status = RunStatus.Failed,
            Epoch = draft.Epoch,
            Error = error,
            ErrorCode = code,
            PartialText = partial is { Text.Length: > 0 } ? partial.Text : null,
            AssistantMessageSeq = message.Seq,
            DeadlineIn = null,
        });
    }

    /// <summary>What every end of a run tells: who was asked, and which operation reads its message for memory.</summary>
    public static TurnOutcome Outcome(Run run) => new()
    {
        Provider = run.Request.Provider,
        Model = run.Request.Model,
        MemoryOperationId = run is { Request.Memory: MemoryMode.Auto, UserMessageSeq: > 0 } ? Ids.OfMemoryOperation(run.RunId) : null,
    };

    /// <summary>A message that no model answers.</summary>
    public static void Save(Draft draft, Run run, Message message, Recalled recalled)
    {
        var outcome = Outcome(run) with
        {
            RetrievedMemories = recalled.Memories,
            Degraded = recalled.Degraded,
        };
        draft.Emit(run.RunId, new MessageSaved(outcome), message);
        draft.Put(run with { Status = RunStatus.Completed, Epoch = draft.Epoch, DeadlineIn = null });
    }
}

/// <summary>What a turn was given beside its history.</summary>
internal sealed record Recalled(ImmutableArray<RetrievedMemory> Memories, ImmutableArray<string> Degraded)
{
    public static Recalled Nothing { get; } = new([], []);
}
