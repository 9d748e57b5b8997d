using System.Text.RegularExpressions;

namespace Backboard.Models.Local.Language;

/// <summary>A sentence fit to stand inside another: without openers, without its end mark, its first letter small unless a name's.</summary>
internal static partial class Clause
{
    /// <summary>The user's words without "Hi," and "Please remember that": what they say, not how they start.</summary>
    public static string Core(string sentence)
    {
        var core = sentence.Trim();
        while (true)
        {
            var match = Opener().Match(core);
            if (!match.Success || match.Length == core.Length) return core;
            core = core[match.Length..];
        }
    }

    /// <summary>True where the sentence opens with "remember", "note" or the like.</summary>
    public static bool IsToBeKept(string sentence) =>
        Opener().Match(sentence.TrimStart()) is { Success: true } match && match.Groups["keep"].Success;

    /// <summary>The clause in the second person.</summary>
    public static string ToSecondPerson(string sentence)
    {
        var clause = StatementFlipper.Flip(Core(sentence)).TrimEnd(' ', '.', '!', '?', ',', ';', ':');
        var space = clause.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? clause : clause[..space];
        return IsName(first) ? clause : char.ToLowerInvariant(clause[0]) + clause[1..];
    }

    private static bool IsName(string word)
    {
        if (word.Length == 0 || word is "I" || word.StartsWith("I'", StringComparison.Ordinal) || word.StartsWith("I’", StringComparison.Ordinal)) return true;
        return char.IsUpper(word[0]) && !FunctionWords.Contains(word) && !FunctionWords.Times.Contains(word.ToLowerInvariant());
    }

    [GeneratedRegex(
        """
        ^(?:(?:hi|hello|hey|so|and|but|also|btw|fyi|by\ the\ way|for\ the\ record|just\ so\ you\ know|actually|anyway)\b(?:\s+there\b)?[\s,:;.!–-]+
        |(?:well|oh|ok|okay|yes|no|sure|thanks|thank\ you)\b(?:\s+there\b)?\s*[,:;.!–-]+\s*
        |(?:please\s+)?(?<keep>remember|note|keep\ in\ mind|don['’]t\ forget|do\ not\ forget|bear\ in\ mind)\b(?:\s+that\b|:|,)?\s+
          (?=(?:that|i|i['’]\w+|my|we|our|the|a|an|this|it|he|she|they|there)\b))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opener();
}
