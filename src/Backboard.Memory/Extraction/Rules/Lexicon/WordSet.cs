using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Makes lexicons out of plain lists.</summary>
internal static class WordSet
{
    public static FrozenSet<string> Of(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Phrases divided by <c>|</c>, each with a space around, to be looked for in <see cref="Sentence.Plain"/>.</summary>
    public static string[] Phrases(string phrases) =>
        [.. phrases.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(phrase => $" {phrase} ")];

    public static bool ContainsAny(this string plain, string[] phrases)
    {
        foreach (var phrase in phrases)
            if (plain.Contains(phrase, StringComparison.Ordinal)) return true;
        return false;
    }

    public static bool StartsWithAny(this string plain, string[] phrases)
    {
        foreach (var phrase in phrases)
            if (plain.StartsWith(phrase, StringComparison.Ordinal)) return true;
        return false;
    }
}
