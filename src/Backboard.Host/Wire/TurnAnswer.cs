using System.Text.Json;

namespace Backboard.Host;

/// <summary>The flat answer of a turn that nobody streams: a fold of its events.</summary>
internal sealed class TurnAnswer(TurnPlace place, DateTimeOffset now)
{
    private Message? userMessage;
    private Message? message;
    private TurnOutcome? outcome;
    private string status = "";
    private string? content;
    private string? code;

    /// <summary>Takes the next event; true when it was the last.</summary>
    public bool Add(EventEntry entry)
    {
        if (entry.Event is UserMessageStored)
            userMessage = entry.Message;
        (status, outcome) = entry.Event switch
        {
            RunEnded ended => ("COMPLETED", ended.Outcome),
            ToolSubmitRequired required => ("REQUIRES_ACTION", required.Outcome),
            MessageSaved saved => ("COMPLETED", saved.Outcome),
            RunFailed failed => ("FAILED", failed.Outcome),
            RunCancelled cancelled => ("CANCELLED", cancelled.Outcome),
            _ => (status, outcome),
        };
        if (!entry.Event.EndsStream)
            return false;
        message = entry.Message;
        content = message?.Content;
        if (entry.Event is MessageSaved)
            (message, content) = (message ?? userMessage, null);
        else if (entry.Event is RunFailed failure)
            Fail(failure.Error, failure.Code);
        else if (entry.Event is RunCancelled { Reason: var reason })
            code = reason;
        return true;
    }

    /// <summary>Ends the answer with a failure found after its headers were sent.</summary>
    public void Fail(string error, string? errorCode)
    {
        status = "FAILED";
        code = errorCode;
        content = error.StartsWith("LLM Error:", StringComparison.Ordinal) ? error : $"LLM Error: {error}";
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, "Message added successfully"u8);
        json.WriteString("thread_id"u8, place.ThreadId);
        json.WriteString("assistant_id"u8, place.AssistantId);
        json.WriteString("run_id"u8, place.RunId);
        json.WriteTime("timestamp"u8, message?.CreatedAt ?? now);
        json.WriteString("status"u8, status);
        json.WriteString("content"u8, content);
        json.WriteId("message_id"u8, message?.MessageId);
        json.WriteString("role"u8, message?.Role.Wire() ?? "assistant");
        json.WriteTime("created_at"u8, message?.CreatedAt ?? now);
        if (status == "REQUIRES_ACTION" && message is { } stub)
            json.WriteToolCalls("tool_calls"u8, stub.ToolCalls);
        else
            json.WriteNull("tool_calls"u8);
        WriteOutcome(json);
        json.WriteEndObject();
    }

    private void WriteOutcome(Utf8JsonWriter json)
    {
        json.WriteString("model_provider"u8, outcome?.Provider);
        json.WriteString("model_name"u8, outcome?.Model);
        json.WriteUsage(outcome?.Usage);
        json.WriteString("stop_reason"u8, (outcome?.StopReason).Wire());
        json.WriteString("reasoning"u8, message?.Reasoning);
        json.WriteId("memory_operation_id"u8, outcome?.MemoryOperationId);
        json.WriteMemories("retrieved_memories"u8, outcome?.RetrievedMemories ?? []);
        json.WriteStrings("retrieved_files"u8, []);
        json.WriteNumber("retrieved_files_count"u8, 0);
        json.WriteStrings("attachments"u8, []);
        json.WriteStrings("degraded"u8, outcome?.Degraded ?? []);
        json.WriteContextUsage(outcome?.Context);
        if (code is not null)
            json.WriteString("code"u8, code);
    }
}
