using System.Text.RegularExpressions;

namespace Backboard.Models.Local.Tools;

/// <summary>Words that somebody put in quotation marks, in order.</summary>
internal static partial class Quotes
{
    public static IEnumerable<string> In(string text) => Quoted().Matches(text)
        .Select(match => match.Groups["said"].Value.Trim());

    [GeneratedRegex("""["](?<said>[^"\n]+)["]|[“](?<said>[^”\n]+)[”]|(?<!\w)'(?<said>[^'\n]+)'(?!\w)|`(?<said>[^`\n]+)`""", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
