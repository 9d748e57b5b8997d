using System.Text.Json;

namespace Backboard.Host;

/// <summary>Renders an entry of the log, and nothing but it, so that a replay is byte for byte the same.</summary>
internal static class EventFrames
{
    public static void Write(FrameWriter frames, EventEntry entry, Guid threadId, Guid assistantId)
    {
        switch (entry.Event)
        {
            case UserMessageStored stored:
                WriteUserMessage(frames, entry, stored, threadId, assistantId);
                break;
            case MemoryRetrieved retrieved:
                frames.Begin("memory_retrieved"u8).WriteMemories("memories"u8, retrieved.Memories);
                frames.End(entry.Seq);
                break;
            case RunStarted started:
                WriteRunStarted(frames, entry, started);
                break;
            case RunContinuing continuing:
                var phase = BeginOfRun(frames, "run_continuing"u8, entry);
                phase.WriteString("phase"u8, "tool_outputs_received"u8);
                frames.End();
                WriteMessageStart(frames, entry, continuing.MessageId);
                break;
            case ContentStreaming delta:
                frames.Begin("content_streaming"u8).WriteString("content"u8, delta.Content);
                frames.End(entry.Seq);
                break;
            case ReasoningStreaming delta:
                frames.Begin("reasoning_streaming"u8).WriteString("content"u8, delta.Content);
                frames.End(entry.Seq);
                break;
            case RunRestarted restarted:
                var again = BeginOfRun(frames, "run_restarted"u8, entry);
                again.WriteString("message_id"u8, restarted.MessageId);
                again.WriteNumber("attempt"u8, restarted.Attempt);
                frames.End(entry.Seq);
                break;
            default:
                EndingFrames.Write(frames, entry, threadId, assistantId);
                break;
        }
    }

    /// <summary>Opens a frame that names its run.</summary>
    public static Utf8JsonWriter BeginOfRun(FrameWriter frames, ReadOnlySpan<byte> type, EventEntry entry)
    {
        var json = frames.Begin(type);
        json.WriteString("run_id"u8, entry.RunId);
        return json;
    }

    private static void WriteUserMessage(FrameWriter frames, EventEntry entry, UserMessageStored stored, Guid threadId, Guid assistantId)
    {
        var json = BeginOfRun(frames, "user_message"u8, entry);
        json.WriteString("thread_id"u8, threadId);
        json.WriteString("assistant_id"u8, assistantId);
        json.WriteId("message_id"u8, entry.Message?.MessageId);
        json.WriteString("role"u8, "user"u8);
        json.WriteString("content"u8, entry.Message?.Content);
        json.WriteAttachments(stored.Attachments ?? []);
        frames.End(entry.Seq);
    }

    private static void WriteRunStarted(FrameWriter frames, EventEntry entry, RunStarted started)
    {
        var json = BeginOfRun(frames, "run_started"u8, entry);
        json.WriteString("message_id"u8, started.MessageId);
        json.WriteString("provider"u8, started.Provider);
        json.WriteString("model_provider"u8, started.Provider);
        json.WriteString("model_name"u8, started.Model);
        frames.End();
        WriteMessageStart(frames, entry, started.MessageId);
    }

    private static void WriteMessageStart(FrameWriter frames, EventEntry entry, Guid messageId)
    {
        BeginOfRun(frames, "message_start"u8, entry).WriteString("message_id"u8, messageId);
        frames.End(entry.Seq);
    }
}
