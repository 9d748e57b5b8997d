using System.Text.Json;

namespace Backboard.Host;

/// <summary>Files that were sent along with a message.</summary>
internal static class AttachmentWire
{
    /// <summary>As they are now.</summary>
    public static void WriteAttachments(this Utf8JsonWriter json, IEnumerable<Document> documents)
    {
        json.WriteStartArray("attachments"u8);
        foreach (var document in documents)
            Write(json, document.Key.DocumentId, document.Filename, document.Status, document.Size, document.Summary);
        json.WriteEndArray();
    }

    /// <summary>As they were when the message was stored, whenever that is told: a replay says the same.</summary>
    public static void WriteAttachments(this Utf8JsonWriter json, ImmutableArray<Attachment> attachments)
    {
        json.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
            Write(json, attachment.DocumentId, attachment.Filename, DocumentStatus.Pending, attachment.Size, summary: null);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Guid id, string filename, DocumentStatus status, long size, string? summary)
    {
        json.WriteStartObject();
        json.WriteString("document_id"u8, id);
        json.WriteString("filename"u8, filename);
        json.WriteString("status"u8, status.Wire());
        json.WriteNumber("file_size_bytes"u8, size);
        json.WriteString("summary"u8, summary);
        json.WriteEndObject();
    }
}
