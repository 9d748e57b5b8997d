using System.Text.Json;

namespace Backboard.Host;

/// <summary>A stored message, with what was sent along with it.</summary>
internal static class MessageWire
{
    public static void Write(Utf8JsonWriter json, Message message, ILookup<Guid, Document> attachments)
    {
        json.WriteStartObject();
        json.WriteString("message_id"u8, message.MessageId);
        json.WriteNumber("seq"u8, message.Seq);
        json.WriteString("role"u8, message.Role.Wire());
        json.WriteString("content"u8, message.Content);
        json.WriteString("status"u8, message.Status.Wire());
        json.WriteTime("created_at"u8, message.CreatedAt);
        WriteMetadata(json, message);
        json.WriteString("model_provider"u8, message.ModelProvider);
        json.WriteString("model_name"u8, message.ModelName);
        json.WriteUsage(message.Usage);
        json.WriteString("stop_reason"u8, message.StopReason.Wire());
        json.WriteString("reasoning"u8, message.Reasoning);
        json.WriteString("run_id"u8, message.RunId);
        json.WriteAttachments(message.Role is MessageRole.User ? attachments[message.RunId] : []);
        json.WriteEndObject();
    }

    /// <summary>The client's own on user messages; on the others what links a tool round together.</summary>
    private static void WriteMetadata(Utf8JsonWriter json, Message message)
    {
        if (message.Role is MessageRole.User)
        {
            json.WriteStored("metadata_"u8, message.Metadata);
            return;
        }
        json.WriteStartObject("metadata_"u8);
        json.WriteString("run_id"u8, message.RunId);
        if (!message.ToolCalls.IsEmpty)
            json.WriteToolCalls("tool_calls"u8, message.ToolCalls);
        if (message.Role is MessageRole.Tool)
        {
            json.WriteString("tool_call_id"u8, message.ToolCallId);
            json.WriteString("tool_name"u8, message.ToolName);
        }
        json.WriteEndObject();
    }
}
