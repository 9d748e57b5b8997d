using System.Text.Json;

namespace Backboard.Memory.Parsing;

/// <summary>A JSON value as a record: its leaves with their paths.</summary>
internal static class JsonRecord
{
    /// <summary><c>name: Ann; address.city: Oslo; tags: a, b</c>.</summary>
    public static string Of(JsonElement value)
    {
        List<string> names = [];
        List<string> values = [];
        Flatten("", value, names, values);
        return RecordLine.Of(names, values);
    }

    /// <summary>A value that holds no others; empty for null.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    public static bool IsLeaf(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static void Flatten(string path, JsonElement value, List<string> names, List<string> values)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                Flatten(path.Length > 0 ? $"{path}.{property.Name}" : property.Name, property.Value, names, values);
        }
        else if (value.ValueKind == JsonValueKind.Array && !value.EnumerateArray().All(IsLeaf))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray()) Flatten($"{path}[{index++}]", item, names, values);
        }
        else
        {
            names.Add(path);
            values.Add(value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(TextOf)) : TextOf(value));
        }
    }
}
