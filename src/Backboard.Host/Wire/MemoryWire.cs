using System.Text.Json;

namespace Backboard.Host;

/// <summary>Memories as the contract has them, with what is ours behind it.</summary>
internal static class MemoryWire
{
    public static void Write(Utf8JsonWriter json, MemoryRecord memory)
    {
        json.WriteStartObject();
        WriteMembers(json, memory, score: null);
        json.WriteEndObject();
    }

    public static void WriteAdded(Utf8JsonWriter json, MemoryRecord memory)
    {
        json.WriteStartObject();
        json.WriteBoolean("success"u8, value: true);
        json.WriteString("memory_id"u8, memory.MemoryId);
        WriteMembers(json, memory, score: null);
        json.WriteEndObject();
    }

    public static void WriteFound(Utf8JsonWriter json, FoundMemory found)
    {
        json.WriteStartObject();
        WriteMembers(json, found.Memory, found.Score);
        json.WriteReason("why"u8, found.Why);
        json.WriteEndObject();
    }

    public static void WriteSource(this Utf8JsonWriter json, ReadOnlySpan<byte> name, MemorySource? source)
    {
        if (source is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("thread_id"u8, source.ThreadId);
        json.WriteString("message_id"u8, source.MessageId);
        json.WriteNumber("start"u8, source.Start);
        json.WriteNumber("length"u8, source.Length);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, MemoryRecord memory, double? score)
    {
        json.WriteString("id"u8, memory.MemoryId);
        json.WriteString("content"u8, memory.Content);
        json.WriteStored("metadata"u8, memory.Metadata);
        json.WriteScore("score"u8, score);
        json.WriteTime("created_at"u8, memory.CreatedAt);
        json.WriteTime("updated_at"u8, memory.RecordedAt);
        json.WriteString("user_id"u8, memory.UserId);
        json.WriteString("kind"u8, memory.Kind.Wire());
        json.WriteNumber("confidence"u8, memory.Confidence);
        json.WriteString("trust"u8, memory.Trust.Wire());
        json.WriteTime("valid_from"u8, memory.ValidFrom);
        json.WriteTime("valid_to"u8, memory.ValidTo);
        json.WriteNumber("version"u8, memory.Version);
        json.WriteSource("source"u8, memory.Source);
        json.WriteString("extractor"u8, memory.Extractor);
        json.WriteId("superseded_by"u8, memory.SupersededBy);
        json.WriteDay("occurred_on"u8, memory.OccurredOn);
    }
}
