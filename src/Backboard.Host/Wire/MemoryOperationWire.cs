using System.Text.Json;

namespace Backboard.Host;

/// <summary>An operation as pollers read it.</summary>
internal static class MemoryOperationWire
{
    public static void Write(Utf8JsonWriter json, MemoryOperation operation)
    {
        json.WriteStartObject();
        json.WriteString("operation_id"u8, operation.OperationId);
        json.WriteString("status"u8, operation.Status.Wire());
        if (operation.Status is MemoryOperationStatus.InProgress)
        {
            json.WriteNull("memory_ids"u8);
            json.WriteNull("result_count"u8);
        }
        else
        {
            WriteEffects(json, operation.Effects);
            json.WriteNumber("result_count"u8, operation.Effects.Length);
        }
        json.WriteString("error"u8, operation.Error);
        json.WriteTime("created_at"u8, operation.CreatedAt);
        json.WriteTime("updated_at"u8, operation.UpdatedAt);
        json.WriteEndObject();
    }

    private static void WriteEffects(Utf8JsonWriter json, ImmutableArray<MemoryEffect> effects)
    {
        json.WriteStartArray("memory_ids"u8);
        foreach (var effect in effects)
        {
            json.WriteStartObject();
            if (effect.Kind is not MemoryEffectKind.None)
                json.WriteId("id"u8, effect.MemoryId);
            json.WriteString("event"u8, effect.Kind.Wire());
            json.WriteString("memory"u8, effect.Content);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
