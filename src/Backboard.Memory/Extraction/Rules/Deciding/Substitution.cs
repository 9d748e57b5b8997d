namespace Backboard.Memory.Extraction.Rules;

/// <summary>Finds the thing of the same category that "switched to", "now drink" or "bought instead" puts something else in the place of.</summary>
internal static class Substitution
{
    public static Known? Of(Statement statement, IEnumerable<Known> open)
    {
        var clause = statement.Clause;
        if (clause.Verb is not ("switch" or "change" or "swap" or "replace" or "trade" or "upgrade" or "convert") && !clause.Sentence.Plain.Contains(" instead ", StringComparison.Ordinal)
            && !(statement.Attributes.Any(said => said.Key.StartsWith("prefers:", StringComparison.Ordinal)) && Cues.IsChange(clause))) return null;
        return open.Where(memory => !memory.IsNegative)
            .Select(memory => (memory, Shared: memory.Shared(statement.Stems)))
            .Where(pair => pair.Shared >= 0.5).OrderByDescending(pair => pair.Shared).Select(pair => pair.memory).FirstOrDefault();
    }
}
