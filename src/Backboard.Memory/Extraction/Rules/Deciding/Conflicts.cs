namespace Backboard.Memory.Extraction.Rules;

/// <summary>Tells whether two attributes cannot both hold now.</summary>
internal static class Conflicts
{
    public static bool Between(StatedAttribute said, StatedAttribute known, bool isChange)
    {
        if (said.Key != known.Key || !AreOfOne(said.Owner, known.Owner)) return Crosses(said, known);
        if (known.IsFormer) return said.IsPositive && Overlap(said.Value, known.Value) && said.Value.Length > 0;
        if (said.IsPositive != known.IsPositive) return !said.IsSingle || said.Value.Length == 0 || known.Value.Length == 0 || Overlap(Bare(said), Bare(known));
        if (!said.IsPositive || !said.IsSingle || said.Value.Length == 0 || known.Value.Length == 0) return false;
        if (said.Key.EndsWith("employment", StringComparison.Ordinal)) return Employment(said.Value, known.Value, isChange);
        if (said.Key.EndsWith("diet", StringComparison.Ordinal)) return Diet(said.Value, known.Value);
        return said.Value != known.Value && !Contains(known.Value, said.Value);
    }

    /// <summary>The same key, value and sense.</summary>
    public static bool AreSame(StatedAttribute said, StatedAttribute known) =>
        said.Key == known.Key && said.IsPositive == known.IsPositive && said.IsFormer == known.IsFormer && AreOfOne(said.Owner, known.Owner)
        && (said.Value == known.Value || Contains(known.Value, said.Value));

    private static bool AreOfOne(string one, string other) => one.Length == 0 || other.Length == 0 || Overlap(one, other);

    private static bool Crosses(StatedAttribute said, StatedAttribute known)
    {
        if (said.Key == known.Key) return false;
        // "I sold my car" ends "I drive a Honda"; "I drive a Volvo now" does not end "I have a car".
        if (Root(said.Key) == "vehicle" && Root(known.Key) == "vehicle") return !said.IsPositive && known.IsPositive;
        if (said.IsPositive == known.IsPositive) return false;
        // "I quit smoking" and "I smoke" share a key; "I gave up tennis" and "I like tennis", "I play tennis" share what follows it.
        var (item, other) = (Item(said.Key), Item(known.Key));
        return !said.IsPositive && item.Length > 0 && other.Length > 0 && Root(said.Key) is "does" && Overlap(item, other);
    }

    private static string Root(string key) => key.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? key[..at] : key;

    private static string Item(string key) => key.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? key[(at + 1)..] : "";

    private static string Bare(StatedAttribute attribute) =>
        attribute.Key.EndsWith("employment", StringComparison.Ordinal) && attribute.Value.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? attribute.Value[(at + 1)..] : attribute.Value;

    private static bool Employment(string said, string known, bool isChange)
    {
        var (aspect, other) = (said.Split(' ')[0], known.Split(' ')[0]);
        if (aspect != other) return isChange || aspect is "job" || said.EndsWith("retired", StringComparison.Ordinal) || said.EndsWith("employed", StringComparison.Ordinal) || known.EndsWith("employed", StringComparison.Ordinal);
        return !Contains(known, said) && !Contains(said, known);
    }

    private static bool Diet(string said, string known)
    {
        var (eats, ate) = (said.StartsWith("eats ", StringComparison.Ordinal), known.StartsWith("eats ", StringComparison.Ordinal));
        var (no, not) = (said.StartsWith("no ", StringComparison.Ordinal), known.StartsWith("no ", StringComparison.Ordinal));
        if (no && not || eats && ate) return false;
        if (eats && not || no && ate) return said.Split(' ')[^1] == known.Split(' ')[^1] || said.EndsWith("meat", StringComparison.Ordinal) || known.EndsWith("meat", StringComparison.Ordinal);
        if (no || not) return false;
        return said != known;
    }

    /// <summary>All words of one are in the other.</summary>
    private static bool Contains(string whole, string part) => part.Length > 0 && part.Split(' ').All(whole.Split(' ').Contains);

    private static bool Overlap(string one, string other) => one.Split(' ').Intersect(other.Split(' ')).Any(stem => stem.Length > 0);
}
