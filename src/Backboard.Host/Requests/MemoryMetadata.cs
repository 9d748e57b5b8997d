using System.Text;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>The JSON object that stands with a memory, or is searched for; smaller than that of a message.</summary>
internal static class MemoryMetadata
{
    /// <summary>Compact text, null when absent or null.</summary>
    public static string? Read(FieldReader reader, string name)
    {
        if (reader.Json(name, JsonValueKind.Object) is not { } value)
            return null;
        var json = JsonText.CompactUnicode(value);
        if (Encoding.UTF8.GetByteCount(json) > MemoryLimits.MaxMetadataBytes)
            reader.Refuse($"{name} is larger than {MemoryLimits.MaxMetadataBytes} bytes", "too_long");
        return json;
    }
}
