using System.Diagnostics;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Frames of the events that end a stream.</summary>
internal static class EndingFrames
{
    public static void Write(FrameWriter frames, EventEntry entry, Guid threadId, Guid assistantId)
    {
        switch (entry.Event)
        {
            case ToolSubmitRequired required:
                WriteToolSubmitRequired(frames, entry, required.Outcome, threadId, assistantId);
                break;
            case MessageSaved saved:
                var json = EventFrames.BeginOfRun(frames, "message_saved"u8, entry);
                WriteIds(json, entry, threadId, assistantId);
                WriteMemory(json, saved.Outcome);
                frames.End(entry.Seq);
                break;
            case RunEnded ended:
                WriteRunEnded(frames, entry, ended.Outcome, threadId, assistantId);
                break;
            case RunFailed failed:
                WriteRunFailed(frames, entry, failed, threadId, assistantId);
                break;
            case RunCancelled cancelled:
                WriteRunCancelled(frames, entry, cancelled, threadId, assistantId);
                break;
            default:
                throw new UnreachableException($"No frame for {entry.Event.GetType().Name}.");
        }
    }

    private static void WriteToolSubmitRequired(
        FrameWriter frames, EventEntry entry, TurnOutcome outcome, Guid threadId, Guid assistantId)
    {
        var calls = entry.Message?.ToolCalls ?? [];
        foreach (var call in calls)
        {
            var ready = EventFrames.BeginOfRun(frames, "tool_call_ready"u8, entry);
            ready.WriteStartObject("tool_call"u8);
            ready.WriteToolCall(call);
            ready.WriteEndObject();
            frames.End();
        }
        var json = EventFrames.BeginOfRun(frames, "tool_submit_required"u8, entry);
        WriteIds(json, entry, threadId, assistantId);
        json.WriteString("message"u8, "Tool outputs required"u8);
        json.WriteString("status"u8, "REQUIRES_ACTION"u8);
        json.WriteString("content"u8, entry.Message?.Content);
        json.WriteToolCalls("tool_calls"u8, calls);
        WriteModel(json, outcome);
        json.WriteDocuments(outcome);
        frames.End(entry.Seq);
    }

    private static void WriteRunEnded(FrameWriter frames, EventEntry entry, TurnOutcome outcome, Guid threadId, Guid assistantId)
    {
        var content = entry.Message?.Content;
        if (entry.Message?.Reasoning is { Length: > 0 } reasoning)
        {
            EventFrames.BeginOfRun(frames, "reasoning_ended"u8, entry).WriteString("reasoning"u8, reasoning);
            frames.End();
        }
        var complete = EventFrames.BeginOfRun(frames, "message_complete"u8, entry);
        WriteIds(complete, entry, threadId, assistantId);
        complete.WriteString("status"u8, "completed"u8);
        complete.WriteString("content"u8, content);
        complete.WriteDocuments(outcome);
        frames.End();
        var json = EventFrames.BeginOfRun(frames, "run_ended"u8, entry);
        WriteIds(json, entry, threadId, assistantId);
        json.WriteString("status"u8, "completed"u8);
        json.WriteString("content"u8, content);
        json.WriteString("final_content"u8, content);
        json.WriteString("reasoning"u8, entry.Message?.Reasoning);
        WriteModel(json, outcome);
        json.WriteCount("cached_input_tokens"u8, outcome.Usage?.CachedInputTokens);
        json.WriteCount("cache_write_input_tokens"u8, outcome.Usage?.CacheWriteInputTokens);
        WriteMemory(json, outcome);
        json.WriteStrings("cited_memories"u8, outcome.CitedMemories);
        json.WriteDocuments(outcome);
        json.WriteContextUsage(outcome.Context);
        frames.End(entry.Seq);
    }

    private static void WriteRunFailed(FrameWriter frames, EventEntry entry, RunFailed failed, Guid threadId, Guid assistantId)
    {
        var json = EventFrames.BeginOfRun(frames, "run_failed"u8, entry);
        WriteIds(json, entry, threadId, assistantId);
        json.WriteString("error"u8, failed.Error);
        json.WriteString("message"u8, failed.Error);
        json.WriteString("code"u8, failed.Code);
        WriteModel(json, failed.Outcome);
        frames.End(entry.Seq);
    }

    private static void WriteRunCancelled(
        FrameWriter frames, EventEntry entry, RunCancelled cancelled, Guid threadId, Guid assistantId)
    {
        var json = EventFrames.BeginOfRun(frames, "run_cancelled"u8, entry);
        WriteIds(json, entry, threadId, assistantId);
        json.WriteString("reason"u8, cancelled.Reason);
        json.WriteString("content"u8, entry.Message?.Content);
        frames.End(entry.Seq);
    }

    private static void WriteIds(Utf8JsonWriter json, EventEntry entry, Guid threadId, Guid assistantId)
    {
        json.WriteString("thread_id"u8, threadId);
        json.WriteString("assistant_id"u8, assistantId);
        json.WriteId("message_id"u8, entry.Message?.MessageId);
    }

    private static void WriteModel(Utf8JsonWriter json, TurnOutcome outcome)
    {
        json.WriteString("model_provider"u8, outcome.Provider);
        json.WriteString("model_name"u8, outcome.Model);
        json.WriteUsage(outcome.Usage);
        json.WriteString("stop_reason"u8, outcome.StopReason.Wire());
    }

    private static void WriteMemory(Utf8JsonWriter json, TurnOutcome outcome)
    {
        json.WriteId("memory_operation_id"u8, outcome.MemoryOperationId);
        json.WriteMemories("retrieved_memories"u8, outcome.RetrievedMemories);
        json.WriteStrings("degraded"u8, outcome.Degraded);
    }
}
