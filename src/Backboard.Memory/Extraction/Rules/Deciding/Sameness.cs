namespace Backboard.Memory.Extraction.Rules;

/// <summary>Tells whether a statement says nothing that a memory does not say already.</summary>
internal static class Sameness
{
    public static bool Is(Statement statement, Known memory)
    {
        if (statement.Clause.IsNegated != memory.IsNegative || statement.Clause.IsPast != (memory.Clauses.Count > 0 && memory.Clauses[0].IsPast) && statement.Attributes.Count == 0) return false;
        if (statement.Attributes.Count > 0 && !statement.Attributes.All(said => memory.Attributes.Any(known => Conflicts.AreSame(said, known)))) return false;
        if (statement.Attributes.Count == 0 && memory.Attributes.Count > 0 && statement.Stems.Count < 2) return false;
        if (Cues.IsAdditional(statement.Clause.Sentence) && !memory.Clauses.Any(clause => Cues.IsAdditional(clause.Sentence))) return false;
        var news = statement.AllStems.Where(stem => !memory.Stems.Contains(stem));
        return statement.Attributes.Count > 0 ? !news.Any(IsNews) : !news.Any();
    }

    /// <summary>A verb that says the known attribute in other words is no news.</summary>
    private static bool IsNews(string stem) => !Verbs.IsKnown(stem) && stem is not ("based" or "bas" or "currently");
}
