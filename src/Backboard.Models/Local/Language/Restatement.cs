using System.Text.RegularExpressions;

namespace Backboard.Models.Local.Language;

/// <summary>Says to the user what was kept about the user, in whichever person it was written.</summary>
internal static partial class Restatement
{
    /// <summary>A sentence such as "You told me you like tea."</summary>
    public static string Tell(string kept, bool isFirst)
    {
        var also = isFirst ? "" : "also ";
        if (Quoted().Match(kept) is { Success: true } quoted) kept = quoted.Groups["said"].Value;
        var core = Clause.Core(kept);
        if (ThirdPerson().Match(core) is { Success: true } match)
            return $"You {also}told me {Finish(match.Groups["own"].Success ? "your " + match.Groups["rest"].Value : "you " + Conjugate(match.Groups["rest"].Value))}";
        if (Order().Match(core) is { Success: true } order && IsOrder(order))
            return $"You {also}told me {(order.Groups["not"].Success ? "not " : "")}to {Finish(LowerFirst(Clause.ToSecondPerson(order.Groups["what"].Value)))}";
        return Words.Lower(core).Exists(FunctionWords.FirstPerson.Contains)
            ? $"You {also}told me {Finish(Clause.ToSecondPerson(core))}"
            : $"I {also}remember: {Finish(core)}";
    }

    /// <summary>A sentence of the user's own words.</summary>
    public static string TellStatement(string statement, bool isFirst) =>
        $"You {(isFirst ? "" : "also ")}told me {Finish(Clause.ToSecondPerson(statement))}";

    /// <summary>A standing instruction: "always" or "don't" before a plain verb, or a verb that asks for something.</summary>
    private static bool IsOrder(Match order)
    {
        var verb = order.Groups["verb"].Value.ToLowerInvariant();
        return FunctionWords.Imperatives.Contains(verb)
            || (order.Groups["how"].Success && !FunctionWords.Contains(verb)
                && !verb.EndsWith('s') && !verb.EndsWith("ed", StringComparison.Ordinal) && !verb.EndsWith("ing", StringComparison.Ordinal));
    }

    private static string Finish(string clause) => clause.TrimEnd(' ', '.', '!', '?', ',', ';', ':') + ".";

    private static string LowerFirst(string clause) => char.ToLowerInvariant(clause[0]) + clause[1..];

    private static string Conjugate(string rest)
    {
        var end = rest.IndexOf(' ', StringComparison.Ordinal);
        var verb = end < 0 ? rest : rest[..end];
        var after = end < 0 ? "" : rest[end..];
        return Plural(verb) + SecondVerb().Replace(Their().Replace(after, "your"), match => Plural(match.Value));
    }

    private static string Plural(string verb) => verb switch
    {
        "is" => "are",
        "was" => "were",
        "has" => "have",
        "does" => "do",
        "isn't" => "aren't",
        "wasn't" => "weren't",
        "hasn't" => "haven't",
        "doesn't" => "don't",
        _ when verb.EndsWith("ies", StringComparison.Ordinal) && verb.Length > 4 => verb[..^3] + "y",
        _ when EndsInSibilant(verb) => verb[..^2],
        _ when verb.EndsWith('s') && !verb.EndsWith("ss", StringComparison.Ordinal) => verb[..^1],
        _ => verb,
    };

    private static bool EndsInSibilant(string verb) =>
        verb.EndsWith("sses", StringComparison.Ordinal) || verb.EndsWith("shes", StringComparison.Ordinal) || verb.EndsWith("ches", StringComparison.Ordinal)
        || verb.EndsWith("xes", StringComparison.Ordinal) || verb.EndsWith("oes", StringComparison.Ordinal);

    [GeneratedRegex("""^(?:the\s+)?user(?:(?<own>['’]s)\s+|\s+)(?<rest>.+)$""", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex ThirdPerson();

    [GeneratedRegex("""^The user said: [“"](?<said>.+)[”"]\.?$""", RegexOptions.Singleline, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"^(?:please\s+)?(?:(?<how>(?<not>don['’]t|do\s+not))\s+)?(?<what>(?:(?<how>always|never)\s+)?(?<verb>\w+)\b.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"(?<=\b(?:and|but)\s)(?:is|was|has|does)\b", RegexOptions.None, 1000)]
    private static partial Regex SecondVerb();

    [GeneratedRegex(@"\b(?:their|his|her)\b", RegexOptions.None, 1000)]
    private static partial Regex Their();
}
