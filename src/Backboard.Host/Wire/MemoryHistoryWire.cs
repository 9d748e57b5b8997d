using System.Text.Json;

namespace Backboard.Host;

/// <summary>The versions of a memory, and of those that took its place.</summary>
internal static class MemoryHistoryWire
{
    public static void Write(Utf8JsonWriter json, (Guid MemoryId, ImmutableArray<MemoryRecord> Versions) history)
    {
        json.WriteStartObject();
        json.WriteString("memory_id"u8, history.MemoryId);
        json.WriteStartArray("versions"u8);
        foreach (var version in history.Versions)
            WriteVersion(json, version);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, MemoryRecord version)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, version.MemoryId);
        json.WriteNumber("version"u8, version.Version);
        json.WriteString("event"u8, EventOf(version).Wire());
        json.WriteString("content"u8, version.Content);
        json.WriteTime("valid_from"u8, version.ValidFrom);
        json.WriteTime("valid_to"u8, version.ValidTo);
        json.WriteTime("recorded_at"u8, version.RecordedAt);
        json.WriteTime("retired_at"u8, version.RetiredAt);
        json.WriteId("superseded_by"u8, version.SupersededBy);
        json.WriteString("extractor"u8, version.Extractor);
        json.WriteString("kind"u8, version.Kind.Wire());
        json.WriteNumber("confidence"u8, version.Confidence);
        json.WriteString("trust"u8, version.Trust.Wire());
        json.WriteSource("source"u8, version.Source);
        json.WriteEndObject();
    }

    /// <summary>A version that was retired, and not merely replaced by the next one of its memory, ended that memory.</summary>
    private static MemoryEffectKind EventOf(MemoryRecord version) =>
        !version.IsCurrent && version.SupersededBy != version.MemoryId ? MemoryEffectKind.Delete
        : version.Version == 1 ? MemoryEffectKind.Add
        : MemoryEffectKind.Update;
}
