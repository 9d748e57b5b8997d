using System.Text.Json;

namespace Backboard.Host;

/// <summary>The flat answer of a turn that nobody streams: a fold of its events.</summary>
internal sealed class TurnAnswer(TurnPlace place, DateTimeOffset now)
{
    private Message? _userMessage;
    private IEnumerable<Document>? _documents;
    private Message? _message;
    private TurnOutcome? _outcome;
    private string _status = "";
    private string? _content;
    private string? _code;

    /// <summary>Files that came with the message, as its event names them.</summary>
    public ImmutableArray<Attachment> Attachments { get; private set; } = [];

    /// <summary>Takes the next event; true when it was the last.</summary>
    public bool Add(EventEntry entry)
    {
        if (entry.Event is UserMessageStored stored)
            (_userMessage, Attachments) = (entry.Message, stored.Attachments ?? []);
        (_status, _outcome) = entry.Event switch
        {
            RunEnded ended => ("COMPLETED", ended.Outcome),
            ToolSubmitRequired required => ("REQUIRES_ACTION", required.Outcome),
            MessageSaved saved => ("COMPLETED", saved.Outcome),
            RunFailed failed => ("FAILED", failed.Outcome),
            RunCancelled cancelled => ("CANCELLED", cancelled.Outcome),
            _ => (_status, _outcome),
        };
        if (!entry.Event.EndsStream)
            return false;
        _message = entry.Message;
        _content = _message?.Content;
        if (entry.Event is MessageSaved)
            (_message, _content) = (_message ?? _userMessage, null);
        else if (entry.Event is RunFailed failure)
            Fail(failure.Error, failure.Code);
        else if (entry.Event is RunCancelled { Reason: var reason })
            _code = reason;
        return true;
    }

    /// <summary>Ends the answer with a failure found after its headers were sent.</summary>
    public void Fail(string error, string? errorCode)
    {
        _status = "FAILED";
        _code = errorCode;
        _content = error.StartsWith("LLM Error:", StringComparison.Ordinal) ? error : $"LLM Error: {error}";
    }

    /// <summary>Shows the files as they are now.</summary>
    public void Show(IEnumerable<Document> documents) => _documents = documents;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, "Message added successfully"u8);
        json.WriteString("thread_id"u8, place.ThreadId);
        json.WriteString("assistant_id"u8, place.AssistantId);
        json.WriteString("run_id"u8, place.RunId);
        json.WriteTime("timestamp"u8, _message?.CreatedAt ?? now);
        json.WriteString("status"u8, _status);
        json.WriteString("content"u8, _content);
        json.WriteId("message_id"u8, _message?.MessageId);
        json.WriteString("role"u8, _message?.Role.Wire() ?? "assistant");
        json.WriteTime("created_at"u8, _message?.CreatedAt ?? now);
        if (_status == "REQUIRES_ACTION" && _message is { } stub)
            json.WriteToolCalls("tool_calls"u8, stub.ToolCalls);
        else
            json.WriteNull("tool_calls"u8);
        WriteOutcome(json);
        json.WriteEndObject();
    }

    private void WriteOutcome(Utf8JsonWriter json)
    {
        json.WriteString("model_provider"u8, _outcome?.Provider);
        json.WriteString("model_name"u8, _outcome?.Model);
        json.WriteUsage(_outcome?.Usage);
        json.WriteString("stop_reason"u8, (_outcome?.StopReason).Wire());
        json.WriteString("reasoning"u8, _message?.Reasoning);
        json.WriteId("memory_operation_id"u8, _outcome?.MemoryOperationId);
        json.WriteMemories("retrieved_memories"u8, _outcome?.RetrievedMemories ?? []);
        json.WriteStrings("cited_memories"u8, _outcome?.CitedMemories ?? []);
        json.WriteDocuments(_outcome);
        if (_documents is { } documents)
            json.WriteAttachments(documents);
        else
            json.WriteAttachments(Attachments);
        json.WriteStrings("degraded"u8, _outcome?.Degraded ?? []);
        json.WriteContextUsage(_outcome?.Context);
        if (_code is not null)
            json.WriteString("code"u8, _code);
    }
}
