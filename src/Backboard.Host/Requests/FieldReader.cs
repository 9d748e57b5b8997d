using System.Globalization;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>
/// Takes typed values from <see cref="Fields"/>, in either spelling (native or text) in every encoding, and gathers what is
/// wrong: errors of shape all together, else the first refusal.
/// </summary>
internal sealed class FieldReader(Fields fields, LimitsOptions limits)
{
    private readonly List<ShapeError> _shape = [];
    private Error? _refused;

    public LimitsOptions Limits => limits;

    /// <summary>Null while nothing is wrong.</summary>
    public Refusal? Refusal => _shape.Count > 0 ? Host.Refusal.OfShape([.. _shape]) : _refused is null ? null : (Refusal)_refused;

    public void Misshapen(string name, string message, string type) => _shape.Add(ShapeError.InBody(name, message, type));

    public void Refuse(string sentence, string? code = null) => _refused ??= Error.Invalid(sentence, code);

    public bool IsGiven(string name) => fields.Find(name) is not null;

    public bool IsNull(string name) => fields.Find(name) is { IsNull: true };

    /// <summary>A string without U+0000; null when absent or null.</summary>
    public string? Text(string name, int maxChars)
    {
        if (Given(name) is not { } field)
            return null;
        if (!field.IsText)
            return Wrong<string>(name, "Input should be a valid string", "string_type");
        var text = field.Text ?? JsonText.TryGetText(field.Json);
        if (text is null)
            return Wrong<string>(name, "Input is not valid Unicode: it holds half a surrogate pair", "string_unicode");
        if (text.Contains('\0'))
            return Wrong<string>(name, "Input must not contain U+0000", "string_nul");
        if (text.Length > maxChars)
            Refuse($"{name} is longer than {maxChars} characters", "too_long");
        return text;
    }

    /// <summary>As <see cref="Text"/>, with nothing but white space counting as absent.</summary>
    public string? Word(string name, int maxChars = 255) => Text(name, maxChars)?.Trim() is { Length: > 0 } word ? word : null;

    /// <summary>A text that does not hold a JSON array; null when it does, or when the field is no text.</summary>
    public string? TextUnlessArray(string name, int maxChars) =>
        Given(name) is { IsText: true } && Text(name, maxChars) is { } text && !text.TrimStart().StartsWith('[') ? text : null;

    public bool Flag(string name, bool whenAbsent)
    {
        if (Given(name) is not { } field)
            return whenAbsent;
        if (field.Json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return field.Json.GetBoolean();
        switch (field.IsText ? Word(name)?.ToUpperInvariant() : "?")
        {
            case null:
                return whenAbsent;
            case "TRUE" or "1" or "ON" or "YES":
                return true;
            case "FALSE" or "0" or "OFF" or "NO":
                return false;
            default:
                Misshapen(name, "Input should be a valid boolean", "bool_parsing");
                return whenAbsent;
        }
    }

    public double? Number(string name, double from, double to)
    {
        if (NumberText(name) is not { } text)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return WrongValue<double>(name, "Input should be a valid number", "float_parsing");
        if (number < from || number > to)
            Refuse(string.Create(CultureInfo.InvariantCulture, $"{name} must be between {from} and {to}"), "out_of_range");
        return number;
    }

    public int? Whole(string name, int from, int to)
    {
        if (NumberText(name) is not { } text)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != Math.Floor(number))
            return WrongValue<int>(name, "Input should be a valid integer", "int_parsing");
        if (number < from || number > to)
        {
            Refuse(string.Create(CultureInfo.InvariantCulture, $"{name} must be between {from} and {to}"), "out_of_range");
            return null;
        }
        return (int)number;
    }

    public Guid? Uuid(string name) =>
        Word(name) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : WrongValue<Guid>(name, "Input should be a valid UUID", "uuid_parsing");

    /// <summary>A JSON value of one kind, native or as text that holds it.</summary>
    public JsonElement? Json(string name, JsonValueKind kind)
    {
        if (Given(name) is not { } field)
            return null;
        var value = field.Json;
        if (field.IsText)
        {
            if (Word(name, int.MaxValue) is not { } text)
                return null;
            if (JsonText.TryParse(text, limits.MaxJsonDepth) is not { } parsed)
                return WrongValue<JsonElement>(name, "Input should be valid JSON, not nested too deep", "json_invalid");
            value = parsed;
        }
        if (value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind != kind)
            return WrongValue<JsonElement>(name, kind is JsonValueKind.Object ? "Input should be a JSON object" : "Input should be a JSON array", kind is JsonValueKind.Object ? "dict_type" : "list_type");
        return JsonText.IsStorable(value) ? value : WrongValue<JsonElement>(name, "Input holds U+0000 or half a surrogate pair", "string_unicode");
    }

    /// <summary>A JSON object as compact text, within the metadata limit.</summary>
    public string? Object(string name)
    {
        if (Json(name, JsonValueKind.Object) is not { } value)
            return null;
        var text = JsonText.Compact(value);
        if (text.Length > limits.MaxMetadataBytes)
            Refuse($"{name} is larger than {limits.MaxMetadataBytes} bytes", "too_long");
        return text;
    }

    private string? NumberText(string name)
    {
        if (Given(name) is not { } field)
            return null;
        if (field.Json.ValueKind is JsonValueKind.Number)
            return field.Json.GetRawText();
        return field.IsText ? Word(name) : Wrong<string>(name, "Input should be a valid number", "float_parsing");
    }

    private Field? Given(string name) => fields.Find(name) is { IsNull: false } field ? field : null;

    private T? Wrong<T>(string name, string message, string type)
        where T : class
    {
        Misshapen(name, message, type);
        return null;
    }

    private T? WrongValue<T>(string name, string message, string type)
        where T : struct
    {
        Misshapen(name, message, type);
        return null;
    }
}
