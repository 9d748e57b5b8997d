namespace Backboard.Models.Local.Language;

/// <summary>Tells questions and requests from statements.</summary>
internal static class Question
{
    public static bool IsAsking(string sentence, List<string> words)
    {
        if (sentence.TrimEnd(' ', '"', '”', ')', '!').EndsWith('?')) return true;
        if (words.Count == 0) return false;
        var first = words[0];
        var second = words.Count > 1 ? words[1] : "";
        if (FunctionWords.Interrogatives.Contains(first)) return !StartsSubordinateClause(first, second);
        if (FunctionWords.Auxiliaries.Contains(first)) return second.Length > 0 && !FunctionWords.Auxiliaries.Contains(second);
        return FunctionWords.Imperatives.Contains(first) && !FunctionWords.Auxiliaries.Contains(second);
    }

    /// <summary>"When I was ten, …", "What I like is …": the subject follows at once.</summary>
    private static bool StartsSubordinateClause(string first, string second) =>
        first is not ("what's" or "who's" or "where's" or "when's" or "how's")
        && (FunctionWords.FirstPersonSubject.Contains(second)
            || FunctionWords.FirstPersonPossessive.Contains(second)
            || FunctionWords.Pronouns.Contains(second));
}
