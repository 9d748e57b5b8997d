using System.Text.Json;

namespace Backboard.Host;

internal static class AssistantWire
{
    public static void Write(Utf8JsonWriter json, Assistant assistant)
    {
        json.WriteStartObject();
        json.WriteString("assistant_id"u8, assistant.Key.AssistantId);
        json.WriteString("name"u8, assistant.Name);
        json.WriteString("description"u8, assistant.Description);
        json.WriteString("system_prompt"u8, assistant.SystemPrompt);
        json.WritePropertyName("tools"u8);
        if (assistant.Tools is { } tools)
            ToolEcho.Write(json, tools);
        else
            json.WriteNullValue();
        json.WriteNumber("tok_k"u8, assistant.TopK);
        json.WriteString("embedding_provider"u8, assistant.EmbeddingProvider);
        json.WriteString("embedding_model_name"u8, assistant.EmbeddingModelName);
        json.WriteCount("embedding_dims"u8, assistant.EmbeddingDims);
        json.WriteString("custom_fact_extraction_prompt"u8, assistant.CustomFactExtractionPrompt);
        json.WriteString("custom_update_memory_prompt"u8, assistant.CustomUpdateMemoryPrompt);
        json.WriteString("memory_scope"u8, assistant.MemoryScope.Wire());
        json.WriteCount("window_tokens"u8, assistant.WindowTokens);
        json.WriteTime("created_at"u8, assistant.CreatedAt);
        json.WriteTime("updated_at"u8, assistant.UpdatedAt);
        json.WriteEndObject();
    }

    public static void WriteClone(Utf8JsonWriter json, (Assistant Copy, int Documents, int Memories) clone)
    {
        json.WriteStartObject();
        json.WritePropertyName("assistant"u8);
        Write(json, clone.Copy);
        json.WriteNumber("documents_cloned"u8, clone.Documents);
        json.WriteNumber("memories_cloned"u8, clone.Memories);
        json.WriteEndObject();
    }
}
