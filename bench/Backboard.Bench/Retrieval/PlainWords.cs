using System.Text.RegularExpressions;

namespace Backboard.Bench.Retrieval;

/// <summary>Words for the floor: lower case, without the commonest, with the commonest endings cut off.</summary>
internal static partial class PlainWords
{
    private const int ShortestStem = 3;

    private static readonly string[] Endings = ["ing", "ed", "ly", "es", "s"];

    private static readonly HashSet<string> Stop =
    [
        .. ("a an the is are was were be been do does did has have had of to in on at for with and or by from as it its this that "
            + "what when where who which how why would i you he she they we my your his her their our me him them us").Split(' '),
    ];

    public static IReadOnlyList<string> Of(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(static word => word.Value).Where(static word => !Stop.Contains(word)).Select(Stem)];

    private static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        var ending = Array.Find(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= ShortestStem);
        return ending is null ? word : word[..^ending.Length];
    }

    [GeneratedRegex("[a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
