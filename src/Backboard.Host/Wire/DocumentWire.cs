using System.Text.Json;

namespace Backboard.Host;

/// <summary>Documents as the contract has them, with what is ours behind it.</summary>
internal static class DocumentWire
{
    public static void Write(Utf8JsonWriter json, Document document)
    {
        var isOfThread = document.Scope.Owner is DocumentOwner.Thread;
        json.WriteStartObject();
        json.WriteString("document_id"u8, document.Key.DocumentId);
        json.WriteString("filename"u8, document.Filename);
        json.WriteString("document_type"u8, document.Type);
        json.WriteString("status"u8, document.Status.Wire());
        json.WriteString("status_message"u8, document.StatusMessage);
        json.WriteString("summary"u8, document.Summary);
        json.WriteNumber("file_size_bytes"u8, document.Size);
        json.WriteCount("total_tokens"u8, document.TotalTokens);
        json.WriteCount("chunk_count"u8, document.ChunkCount);
        json.WriteCount("page_count"u8, document.PageCount);
        json.WriteTime("processing_started_at"u8, document.StartedAt);
        json.WriteTime("processing_completed_at"u8, document.CompletedAt);
        json.WriteTime("created_at"u8, document.CreatedAt);
        json.WriteTime("updated_at"u8, document.UpdatedAt);
        json.WriteNull("metadata_"u8);
        json.WriteId("assistant_id"u8, isOfThread ? null : document.Scope.OwnerId);
        json.WriteId("thread_id"u8, isOfThread ? document.Scope.OwnerId : null);
        json.WriteId("run_id"u8, document.RunId);
        json.WriteEndObject();
    }

    public static void WriteDeleted(Utf8JsonWriter json, (Document Document, DateTimeOffset At) deleted)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, "Document deleted successfully"u8);
        json.WriteString("document_id"u8, deleted.Document.Key.DocumentId);
        json.WriteString("filename"u8, deleted.Document.Filename);
        json.WriteString("document_type"u8, deleted.Document.Type);
        json.WriteTime("deleted_at"u8, deleted.At);
        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, DocumentText text)
    {
        json.WriteStartObject();
        json.WriteString("document_id"u8, text.DocumentId);
        json.WriteNumber("start"u8, text.Start);
        json.WriteNumber("length"u8, text.Text.Length);
        json.WriteString("text"u8, text.Text);
        json.WriteCount("next_start"u8, text.Next);
        json.WriteEndObject();
    }

    public static void WriteChunks(Utf8JsonWriter json, DocumentChunks page)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var chunk in page.Chunks)
            WriteChunk(json, chunk);
        json.WriteEndArray();
        json.WriteNumber("next_after"u8, page.Chunks.IsEmpty ? page.After : page.Chunks[^1].Ordinal);
        json.WriteBoolean("has_more"u8, page.HasMore);
        json.WriteEndObject();
    }

    private static void WriteChunk(Utf8JsonWriter json, DocumentChunk chunk)
    {
        json.WriteStartObject();
        json.WriteNumber("ordinal"u8, chunk.Ordinal);
        json.WriteNumber("start"u8, chunk.Start);
        json.WriteNumber("length"u8, chunk.Length);
        json.WriteCount("page"u8, chunk.Page);
        json.WriteString("heading"u8, chunk.Heading);
        json.WriteNumber("tokens"u8, chunk.Tokens);
        json.WriteString("text"u8, chunk.Text);
        json.WriteEndObject();
    }
}
