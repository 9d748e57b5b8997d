using System.Globalization;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>The members of a JSON object of the Messages API; a null counts as absent.</summary>
internal readonly struct ClaudeFields(JsonElement source, string path, ClaudeProblems problems)
{
    public ClaudeProblems Problems => problems;

    public string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Refuse(string name, string what) => problems.Add(At(name), what);

    public JsonElement? Find(string name) =>
        source.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>Null when absent or refused.</summary>
    public JsonElement? Find(string name, JsonValueKind kind)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == kind)
            return value;
        Refuse(name, kind is JsonValueKind.Array ? "Input should be a valid array" : "Input should be an object");
        return null;
    }

    public string? Text(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.String)
            Refuse(name, "Input should be a valid string");
        else if (JsonText.TryGetText(value) is not { } text || text.Contains('\0'))
            Refuse(name, "Input should be Unicode text without U+0000");
        else
            return text;
        return null;
    }

    /// <summary>Empty when refused.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null)
            Refuse(name, "Field required");
        else if (text.Length == 0)
            Refuse(name, "String should have at least 1 character");
        return text ?? "";
    }

    public bool Flag(string name, bool whenAbsent = false)
    {
        if (Find(name) is not { } value)
            return whenAbsent;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, "Input should be a valid boolean");
        return whenAbsent;
    }

    public int? Whole(string name, int least)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var number))
            Refuse(name, "Input should be a valid integer");
        else if (number < least)
            Refuse(name, $"Input should be greater than or equal to {least}");
        else
            return number;
        return null;
    }

    /// <summary>From 0 to 1.</summary>
    public double? Share(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var number))
            Refuse(name, "Input should be a valid number");
        else if (number is < 0 or > 1)
            Refuse(name, string.Create(CultureInfo.InvariantCulture, $"range: 0..1, got {number}"));
        else
            return number;
        return null;
    }
}
