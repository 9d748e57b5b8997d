using System.Globalization;

namespace Backboard.Host;

/// <summary>
/// Takes typed values from the query string. A parameter that is there without a value is refused: what it was to narrow
/// must not become everything.
/// </summary>
internal sealed class QueryReader(HttpRequest request)
{
    private readonly List<ShapeError> _errors = [];

    /// <summary>Null while nothing is wrong.</summary>
    public Refusal? Refusal => _errors.Count == 0 ? null : Host.Refusal.OfShape([.. _errors]);

    public string? UserId(string name) =>
        Text(name) is not { } text ? null
        : text.Length <= MemoryLimits.MaxUserIdChars && !text.Contains('\0') ? text
        : Wrong<string>(name, $"Input should have at most {MemoryLimits.MaxUserIdChars} characters and no U+0000", "string_too_long");

    public Guid? Uuid(string name) =>
        Text(name) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : WrongValue<Guid>(name, "Input should be a valid UUID", "uuid_parsing");

    public DateTimeOffset? Time(string name) =>
        Text(name) is not { } text ? null
        : CustomTimestamp.Parse(text) ?? WrongValue<DateTimeOffset>(name, "Input should be an ISO 8601 date or date-time", "datetime_parsing");

    public int? Whole(string name, int from, int to) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
        : WrongValue<int>(name, $"Input should be a whole number from {from} to {to}", "out_of_range");

    private string? Text(string name)
    {
        if (!request.Query.TryGetValue(name, out var values))
            return null;
        return values is [{ } value] && value.Trim() is { Length: > 0 } text
            ? text
            : Wrong<string>(name, "Input should be one value that is not empty", "missing");
    }

    private T? Wrong<T>(string name, string message, string type)
        where T : class
    {
        _errors.Add(new ShapeError(["query", name], message, type));
        return null;
    }

    private T? WrongValue<T>(string name, string message, string type)
        where T : struct
    {
        _errors.Add(new ShapeError(["query", name], message, type));
        return null;
    }
}
