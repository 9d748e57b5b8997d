using DocumentFormat.OpenXml.Spreadsheet;

namespace Backboard.Memory.Parsing.Office;

/// <summary>What a number in a cell means.</summary>
internal enum CellFormatKind
{
    Plain,
    Percent,

    /// <summary>Days since the epoch.</summary>
    Date,
}

/// <summary>Reads it from the number formats (ECMA-376 part 1, 18.8.30).</summary>
internal static class CellFormatKinds
{
    /// <summary>By the index that cells name as their style.</summary>
    public static IReadOnlyList<CellFormatKind> Of(Stylesheet? styles)
    {
        var codes = new Dictionary<uint, string>();
        foreach (var format in styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id) codes[id] = format.FormatCode?.Value ?? "";
        }

        return [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(format => Of(format.NumberFormatId?.Value ?? 0, codes))];
    }

    private static CellFormatKind Of(uint id, Dictionary<uint, string> codes) => id switch
    {
        9 or 10 => CellFormatKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellFormatKind.Date,
        _ when codes.TryGetValue(id, out var code) => Of(code),
        _ => CellFormatKind.Plain,
    };

    private static CellFormatKind Of(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"' or '[':
                    var close = code.IndexOf(code[at] == '"' ? '"' : ']', at + 1);
                    if (close < 0) return CellFormatKind.Plain;
                    at = close;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '%':
                    return CellFormatKind.Percent;
                case 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 'm' or 'M' or 's' or 'S':
                    return CellFormatKind.Date;
                case 'G' or 'g':
                    return CellFormatKind.Plain;
            }
        }

        return CellFormatKind.Plain;
    }
}
