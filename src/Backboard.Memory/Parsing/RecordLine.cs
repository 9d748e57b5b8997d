using System.Globalization;
using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing;

/// <summary>A record on a line of its own, each value with its header, so that it is understood without the rest: <c>City: Oslo; Opens: 9:00</c>.</summary>
internal static class RecordLine
{
    /// <summary>The headers that a first row gives; null when all in it are numbers or dates.</summary>
    public static IReadOnlyList<string>? HeadersOf(IReadOnlyList<string> row)
    {
        var names = row.Select(WhiteSpace.Collapse).ToList();
        return names.Exists(name => name.Length > 0 && !IsValue(name)) ? names : null;
    }

    public static string Of(IReadOnlyList<string>? headers, IReadOnlyList<string> values)
    {
        var parts = new List<string>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var value = WhiteSpace.Collapse(values[i]);
            if (value.Length == 0) continue;
            parts.Add(headers is not null && i < headers.Count && headers[i].Length > 0 ? $"{headers[i]}: {value}" : value);
        }

        return string.Join("; ", parts);
    }

    private static bool IsValue(string name) =>
        double.TryParse(name, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
        || char.IsAsciiDigit(name[0]) && DateTime.TryParse(name, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
