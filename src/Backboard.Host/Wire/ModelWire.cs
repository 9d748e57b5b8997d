using System.Text.Json;

namespace Backboard.Host;

internal static class ModelWire
{
    public static void Write(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, model.Name);
        json.WriteString("provider"u8, model.Provider);
        json.WriteString("model_type"u8, model.Type);
        json.WriteNumber("context_limit"u8, model.ContextLimit);
        json.WriteCount("max_output_tokens"u8, model.MaxOutputTokens);
        json.WriteBoolean("supports_tools"u8, model.SupportsTools);
        json.WriteBoolean("supports_thinking"u8, model.SupportsThinking);
        json.WriteBoolean("supports_json_output"u8, model.SupportsJsonOutput);
        json.WriteNull("api_mode"u8);
        json.WriteCount("embedding_dimensions"u8, model.EmbeddingDimensions);
        WritePrice(json, "input_cost_per_1m_tokens"u8, model.InputCostPer1MTokens);
        WritePrice(json, "output_cost_per_1m_tokens"u8, model.OutputCostPer1MTokens);
        json.WriteTime("last_updated"u8, model.LastUpdated);
        json.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter json, (IReadOnlyList<ModelInfo> Page, int Total) list)
    {
        json.WriteStartObject();
        json.WriteStartArray("models"u8);
        foreach (var model in list.Page)
            Write(json, model);
        json.WriteEndArray();
        json.WriteNumber("total"u8, list.Total);
        json.WriteEndObject();
    }

    public static void WriteProviders(Utf8JsonWriter json, ImmutableArray<string> providers)
    {
        json.WriteStartObject();
        json.WriteStrings("providers"u8, providers);
        json.WriteNumber("total"u8, providers.Length);
        json.WriteEndObject();
    }

    private static void WritePrice(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? price)
    {
        if (price is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
