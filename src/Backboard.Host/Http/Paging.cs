using System.Globalization;

namespace Backboard.Host;

/// <summary><c>skip</c> and <c>limit</c> of a list; out of range is clamped, what is no number is refused.</summary>
internal sealed record Paging(int Skip, int Limit)
{
    private const int MaxSkip = 10_000;
    private const int MaxLimit = 200;

    public static Parsed<Paging> Clamped(HttpRequest request, int defaultLimit = 100) =>
        Read(request, "skip", 0) is { } skip && Read(request, "limit", defaultLimit) is { } limit
            ? new Paging(Math.Clamp(skip, 0, MaxSkip), Math.Clamp(limit, 1, MaxLimit))
            : NotANumber(Read(request, "skip", 0) is null ? "skip" : "limit");

    /// <summary>The models' lists refuse what is out of range.</summary>
    public static Parsed<Paging> Strict(HttpRequest request, int maxLimit)
    {
        var skip = Read(request, "skip", 0);
        var limit = Read(request, "limit", 100);
        if (skip is null or < 0)
            return NotANumber("skip");
        return limit is null or < 1 || limit > maxLimit ? NotANumber("limit") : new Paging(skip.Value, limit.Value);
    }

    /// <summary>A whole number of the query, the default when absent, null when it is none.</summary>
    public static int? Read(HttpRequest request, string name, int whenAbsent)
    {
        var text = request.Query[name];
        if (text.Count == 0 || string.IsNullOrEmpty(text[0]))
            return whenAbsent;
        return text.Count == 1 && long.TryParse(text[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : null;
    }

    private static Refusal NotANumber(string name) =>
        new ShapeError(["query", name], "Input should be a valid integer in range", "int_parsing");
}
