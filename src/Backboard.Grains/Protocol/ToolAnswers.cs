namespace Backboard.Grains;

/// <summary>Takes the outputs of the calls a run waits for.</summary>
internal static class ToolAnswers
{
    public static Result<Accepted> Submit(Draft draft, Run run, SubmitToolOutputs command, TurnOptions options)
    {
        var open = OpenCalls(draft.State!, run);
        if (Refusal(open, command.Outputs) is { } refusal)
            return refusal;
        var outputs = command.Outputs.ToDictionary(output => output.ToolCallId, output => output.Output);
        foreach (var call in open)
            Append(draft, run, call, outputs[call.Id]);
        var after = draft.State!.Header.EventHead;
        draft.Emit(run.RunId, new RunContinuing(Ids.OfMessage(run.RunId, draft.State.Header.MessageHead)));
        draft.Put(run with
        {
            Status = RunStatus.InProgress,
            Epoch = draft.Epoch,
            Owner = draft.Owner,
            DeadlineIn = options.Deadline,
            Request = run.Request with
            {
                Stream = command.Stream,
                Tools = command.Tools ?? run.Request.Tools,
                Thinking = command.Thinking ?? run.Request.Thinking,
            },
        });
        return new Accepted(run.RunId, draft.State.Header.AssistantId, after, false);
    }

    /// <summary>Calls of the run's newest assistant message that no tool message answers.</summary>
    public static ImmutableArray<ToolCall> OpenCalls(ThreadState state, Run run)
    {
        var stub = state.Window.FirstOrDefault(message => message.Seq == run.AssistantMessageSeq);
        if (stub is null)
            return [];
        var answered = state.Window
            .Where(message => message.Seq > stub.Seq && message.Role == MessageRole.Tool)
            .Select(message => message.ToolCallId)
            .ToHashSet();
        return [.. stub.ToolCalls.Where(call => !answered.Contains(call.Id))];
    }

    public static void Append(Draft draft, Run run, ToolCall call, string output)
    {
        var id = Ids.OfMessage(run.RunId, draft.State!.Header.MessageHead);
        draft.Append(new Message(0, id, run.RunId, MessageRole.Tool, MessageStatus.Completed, output, default)
        {
            ToolCallId = call.Id,
            ToolName = call.Name,
        });
    }

    private static Error? Refusal(ImmutableArray<ToolCall> open, ImmutableArray<ToolOutput> outputs)
    {
        var asked = open.Select(call => call.Id).ToHashSet();
        if (outputs.FirstOrDefault(output => !asked.Contains(output.ToolCallId)) is { } unknown)
            return Error.Invalid($"No open tool call '{unknown.ToolCallId}'; open: {string.Join(", ", asked)}.", "unknown_tool_call");
        if (outputs.DistinctBy(output => output.ToolCallId).Count() < outputs.Length)
            return Error.Invalid("A tool call may be answered once.", "duplicate_tool_output");
        var missing = asked.Except(outputs.Select(output => output.ToolCallId)).ToList();
        return missing.Count > 0
            ? Error.Invalid($"All open tool calls must be answered together; missing: {string.Join(", ", missing)}.", "missing_tool_outputs")
            : null;
    }
}
