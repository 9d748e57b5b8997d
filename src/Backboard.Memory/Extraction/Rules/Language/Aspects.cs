namespace Backboard.Memory.Extraction.Rules;

/// <summary>"Started working", "stopped smoking", "gave up learning Korean": the verb that matters is the second one.</summary>
internal static class Aspects
{
    public static Clause Resolve(Clause clause)
    {
        var isEnd = clause.Verb is "stop" or "quit" || (clause.Verb == "give" && clause.After(1) == "up");
        var isStart = clause.Verb is "start" or "begin" or "keep";
        if (!isEnd && !isStart) return clause;
        var at = clause.VerbAt + (clause.Verb == "give" ? 2 : 1);
        if (isStart && at + 1 < clause.Words.Count && clause.Words[at].Text == "to" && Verbs.IsKnown(clause.Words[at + 1].Text)) at++;
        else if (at >= clause.Words.Count || !Verbs.IsGerund(clause.Words[at].Text)) return clause;
        if (isEnd && clause.IsNegated) return clause;
        return clause with
        {
            VerbAt = at, Verb = Verbs.Lemma(clause.Words[at].Text), IsPast = false, IsProgressive = true, IsNegated = isEnd || clause.IsNegated, IsOver = isEnd || clause.IsOver,
        };
    }
}
