namespace Backboard.Grains;

/// <summary>Ends runs that somebody does not want any more, leaving a history that every provider accepts.</summary>
internal static class Cancelling
{
    /// <summary>Cancels whatever the run is doing.</summary>
    public static void Cancel(Draft draft, Run run, string reason, AnswerSnapshot? partial)
    {
        switch (run.Status)
        {
            case RunStatus.InProgress:
                CancelActive(draft, run, reason, partial);
                break;
            case RunStatus.RequiresAction:
                CancelWaiting(draft, run, reason);
                break;
            default:
                CancelQueued(draft, run, reason);
                break;
        }
    }

    /// <summary>The partial text becomes a message that people and models are shown.</summary>
    public static void CancelActive(Draft draft, Run run, string reason, AnswerSnapshot? partial)
    {
        var message = default(Message);
        var head = draft.State!.Header.MessageHead;
        partial?.EmitPending(draft, run.RunId);
        if (partial is { Text.Length: > 0 })
        {
            message = draft.Append(
                new Message(0, Ids.OfMessage(run.RunId, head), run.RunId, MessageRole.Assistant, MessageStatus.Cancelled, partial.Text, default)
                {
                    ModelProvider = run.Request.Provider,
                    ModelName = run.Request.Model,
                    Reasoning = partial.Reasoning.Length > 0 ? partial.Reasoning : null,
                });
        }

        End(draft, run, reason, message, partial?.Citations ?? []);
    }

    /// <summary>Open calls are closed with a result that says why there is none.</summary>
    public static void CancelWaiting(Draft draft, Run run, string reason)
    {
        foreach (var call in ToolAnswers.OpenCalls(draft.State!, run))
            ToolAnswers.Append(draft, run, call, $"[no output: {reason}]");
        End(draft, run, reason, null, []);
    }

    /// <summary>An interrupted message stays in the history; one that was taken back leaves none.</summary>
    public static void CancelQueued(Draft draft, Run run, string reason)
    {
        var ended = Starting.Asked(run);
        if (reason == "interrupted")
        {
            var message = Starting.AppendUserMessage(draft, ended);
            var first = Starting.EmitUserMessage(draft, ended, message);
            ended = ended with { UserMessageSeq = message.Seq, FirstEventSeq = first.Seq };
        }

        End(draft, ended, reason, null, []);
    }

    /// <summary>Why a flagged run ends: interrupted when a later one in line demands it, else cancelled.</summary>
    public static string ReasonFor(Draft draft, Run run) =>
        draft.State!.Queue.SkipWhile(queued => queued.RunId != run.RunId && run.Status == RunStatus.Queued)
            .Any(queued => queued.RunId != run.RunId && queued.Request.OnBusy == OnBusy.Interrupt)
            ? "interrupted"
            : "cancelled";

    private static void End(Draft draft, Run run, string reason, Message? message, ImmutableArray<Citation> citations)
    {
        var outcome = Finishing.Outcome(run) with { Citations = citations };
        var entry = draft.Emit(run.RunId, new RunCancelled(reason, outcome), message);
        draft.Put(run with
        {
            Status = RunStatus.Cancelled,
            Epoch = draft.Epoch,
            ErrorCode = reason,
            AssistantMessageSeq = message?.Seq ?? run.AssistantMessageSeq,
            FirstEventSeq = run.FirstEventSeq > 0 ? run.FirstEventSeq : entry.Seq,
            DeadlineIn = null,
        });
    }
}
