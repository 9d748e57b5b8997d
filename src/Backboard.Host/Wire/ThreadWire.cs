using System.Text.Json;

namespace Backboard.Host;

/// <summary>A thread with the messages that are shown with it.</summary>
internal sealed record ThreadView(ThreadHeader Header, string? FirstUserMessage, IReadOnlyList<Message> Messages)
{
    /// <summary>Of the messages, by run.</summary>
    public ILookup<Guid, Document> Attachments { get; init; } = StoredAttachments.None;
}

internal static class ThreadWire
{
    public static void Write(Utf8JsonWriter json, ThreadView view)
    {
        WriteHead(json, view.Header, view.FirstUserMessage);
        json.WriteStartArray("messages"u8);
        foreach (var message in view.Messages)
            MessageWire.Write(json, message, view.Attachments);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Opens the object and writes all but the messages.</summary>
    public static void WriteHead(Utf8JsonWriter json, ThreadHeader header, string? firstUserMessage)
    {
        json.WriteStartObject();
        json.WriteString("thread_id"u8, header.Key.ThreadId);
        json.WriteString("assistant_id"u8, header.AssistantId);
        json.WriteTime("created_at"u8, header.CreatedAt);
        json.WriteTime("updated_at"u8, header.UpdatedAt);
        json.WriteStored("metadata_"u8, header.Metadata);
        json.WriteString("user_id"u8, header.UserId);
        json.WriteNumber("message_count"u8, header.MessageHead);
        json.WriteString("first_user_message"u8, firstUserMessage);
        json.WriteNull("title"u8);
    }
}
