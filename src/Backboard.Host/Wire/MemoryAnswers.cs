using System.Text.Json;

namespace Backboard.Host;

/// <summary>The remaining answers of the memory endpoints.</summary>
internal static class MemoryAnswers
{
    public static void WriteStats(Utf8JsonWriter json, MemoryStats stats)
    {
        json.WriteStartObject();
        json.WriteNumber("total_memories"u8, stats.Total);
        json.WriteNumber("total_count"u8, stats.Total);
        json.WriteTime("last_updated"u8, stats.LastUpdated);
        json.WriteNumber("pending"u8, stats.Pending);
        json.WriteStartObject("limits"u8);
        json.WriteNumber("max_content_chars"u8, MemoryLimits.MaxContentChars);
        json.WriteNumber("max_metadata_bytes"u8, MemoryLimits.MaxMetadataBytes);
        json.WriteNumber("search_limit"u8, MemoryLimits.MaxSearchLimit);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteFindings(Utf8JsonWriter json, MemoryFindings findings)
    {
        json.WriteStartObject();
        json.WriteStartArray("memories"u8);
        foreach (var found in findings.Memories)
            MemoryWire.WriteFound(json, found);
        json.WriteEndArray();
        json.WriteNumber("total_count"u8, findings.Memories.Length);
        json.WriteStrings("degraded"u8, findings.Degraded);
        json.WriteEndObject();
    }

    public static void WriteDeleted(Utf8JsonWriter json, bool deleted)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, deleted);
        json.WriteString("message"u8, "Memory deleted successfully"u8);
        json.WriteEndObject();
    }

    public static void WriteErased(Utf8JsonWriter json, int count)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, value: true);
        json.WriteString("message"u8, "Memories deleted successfully"u8);
        json.WriteNumber("deleted_count"u8, count);
        json.WriteEndObject();
    }
}
