using System.Globalization;
using System.Text.RegularExpressions;

namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>A passage as a model is shown it, read as a model would read it.</summary>
/// <param name="Heading">Path of headings; null for none.</param>
/// <param name="Text">Its lines, without the bars before them.</param>
internal sealed partial record QuotedPassage(string Id, string Filename, int? Page, string? Heading, string Text)
{
    /// <summary>All that a message quotes, in its order.</summary>
    public static IReadOnlyList<QuotedPassage> In(string message)
    {
        List<QuotedPassage> passages = [];
        foreach (var line in message.Split('\n'))
        {
            if (Head().Match(line) is { Success: true } head)
                passages.Add(new QuotedPassage(head.Groups["id"].Value, head.Groups["name"].Value, Number(head.Groups["page"]), Value(head.Groups["heading"]), ""));
            else if (line is ['|', .. var rest] && passages is [.., var last])
                passages[^1] = last with { Text = $"{last.Text}{(last.Text.Length > 0 ? "\n" : "")}{(rest is [' ', .. var words] ? words : rest)}" };
        }

        return passages;
    }

    private static int? Number(Group page) => page.Success ? int.Parse(page.Value, CultureInfo.InvariantCulture) : null;

    private static string? Value(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("^passage (?<id>p[0-9]+) of \"(?<name>[^\"]*)\"(, page (?<page>[0-9]+))?(, under \"(?<heading>.*)\")?:$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}
