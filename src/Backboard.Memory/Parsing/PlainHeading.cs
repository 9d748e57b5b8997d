using System.Text.RegularExpressions;

namespace Backboard.Memory.Parsing;

/// <summary>Recognizes headings in text without marks, by how a line that stands alone is written.</summary>
internal static partial class PlainHeading
{
    private const int Longest = 80;
    private const int MostWords = 10;
    private const int DeepestLevel = 6;

    /// <summary>From 1, the outermost; null when the line is no heading.</summary>
    public static int? LevelOf(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is 0 or > Longest || line.Count(' ') >= MostWords || line[^1] is '.' or ',' or ';' or ':' or '!' or '?') return null;
        if (Part.IsMatch(line)) return 1;
        foreach (var match in Number.EnumerateMatches(line))
            return Math.Min(1 + line[..match.Length].TrimEnd(". \t)").Count('.'), DeepestLevel);
        return IsShouted(line) ? 1 : null;
    }

    private static bool IsShouted(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var character in line)
        {
            if (char.IsLower(character)) return false;
            if (char.IsUpper(character)) letters++;
        }

        return letters >= 4 && letters * 2 > line.Length;
    }

    [GeneratedRegex(@"\A(chapter|part|section|appendix|article)\s+(\d+|[ivxlc]+|[a-z])\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part { get; }

    [GeneratedRegex(@"\A\d{1,3}(\.\d{1,3})*[.)]?\s+(?=\p{Lu})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number { get; }
}
