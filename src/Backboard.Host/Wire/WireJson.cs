using System.Globalization;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>Values as the contract spells them.</summary>
internal static class WireJson
{
    /// <summary>UTC with six fraction digits and Z: older Pythons cannot read any other number of them.</summary>
    public static void WriteTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is null)
        {
            json.WriteNull(name);
            return;
        }
        Span<byte> text = stackalloc byte[27];
        time.Value.UtcDateTime.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        json.WriteString(name, text[..written]);
    }

    /// <summary>A day without its time.</summary>
    public static void WriteDay(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? day) =>
        json.WriteString(name, day?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void WriteId(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid? id)
    {
        if (id is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    public static void WriteCount(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? count)
    {
        if (count is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>Null also where the number has no JSON form.</summary>
    public static void WriteScore(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? score)
    {
        if (score is { } value && double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>JSON that was checked when it came in.</summary>
    public static void WriteStored(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? stored)
    {
        json.WritePropertyName(name);
        if (stored is null)
            json.WriteNullValue();
        else
            json.WriteRawValue(stored, skipInputValidation: true);
    }

    public static void WriteUsage(this Utf8JsonWriter json, Usage? usage)
    {
        json.WriteCount("input_tokens"u8, usage?.InputTokens);
        json.WriteCount("output_tokens"u8, usage?.OutputTokens);
        json.WriteCount("total_tokens"u8, usage?.TotalTokens);
    }

    public static void WriteToolCalls(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<ToolCall> calls)
    {
        json.WriteStartArray(name);
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteToolCall(call);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteToolCall(this Utf8JsonWriter json, ToolCall call)
    {
        json.WriteString("id"u8, call.Id);
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, call.Name);
        json.WriteString("arguments"u8, call.Arguments);
        json.WriteEndObject();
    }

    /// <summary>Left out when unknown: the Python SDK throws on null members.</summary>
    public static void WriteContextUsage(this Utf8JsonWriter json, ContextUsage? context)
    {
        if (context is null)
            return;
        json.WriteStartObject("context_usage"u8);
        json.WriteNumber("percent"u8, context.Percent);
        json.WriteNumber("used_tokens"u8, context.UsedTokens);
        json.WriteNumber("context_limit"u8, context.ContextLimit);
        json.WriteNumber("summary_tokens"u8, context.SummaryTokens);
        json.WriteString("model"u8, context.Model);
        json.WriteEndObject();
    }

    public static void WriteStrings(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
