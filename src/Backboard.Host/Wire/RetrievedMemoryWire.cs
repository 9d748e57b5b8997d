using System.Text.Json;

namespace Backboard.Host;

/// <summary>Memories as turns show them.</summary>
internal static class RetrievedMemoryWire
{
    public static void WriteMemories(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<RetrievedMemory> memories)
    {
        json.WriteStartArray(name);
        foreach (var memory in memories)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, memory.Id);
            json.WriteString("memory"u8, memory.Memory);
            json.WriteScore("score"u8, memory.Score);
            json.WriteReason("why"u8, memory.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteReason(this Utf8JsonWriter json, ReadOnlySpan<byte> name, RecallReason? reason)
    {
        if (reason is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteStrings("words"u8, reason.Words);
        json.WriteDay("date"u8, reason.Date);
        json.WriteId("thread_id"u8, reason.ThreadId);
        json.WriteId("message_id"u8, reason.MessageId);
        json.WriteEndObject();
    }
}
