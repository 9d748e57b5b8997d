namespace Backboard.Memory.Extraction.Rules;

/// <summary>Reads the verb group behind a subject: auxiliaries, negation, tense, and the verb itself.</summary>
internal static class VerbReader
{
    private static readonly string[] OverPhrases = WordSet.Phrases("no longer|any more|any longer|not longer");

    public static Clause Read(Clause clause)
    {
        var words = clause.Words;
        var (negated, over, past, future, have, be) = (false, false, false, false, false, false);
        var modal = "";
        var at = clause.SubjectEnd;
        for (; at < words.Count; at++)
        {
            var text = words[at].Text;
            var next = NextWord(words, at);
            if (words[at].IsQuoted) break;
            if (words[at].IsMark) { if (text is "," && at > clause.SubjectEnd) break; continue; }
            if (text is "not" or "never" or "hardly" or "barely" or "neither" || (text == "no" && next == "longer")) { negated = true; continue; }
            if (Grammar.Modals.Contains(text)) { modal = modal.Length == 0 ? text : modal; future |= text is "will" or "shall"; continue; }
            if (text is "do" or "does" or "did" && IsAuxiliaryDo(words, at)) { past |= text == "did"; continue; }
            if (text is "have" or "has" or "had" && IsPerfect(words, at)) { have = true; past |= text == "had"; continue; }
            if (text == "used" && next == "to") { over = true; past = true; at++; continue; }
            if (text is "going" && next == "to" && be && IsVerbAfterTo(words, at)) { future = true; be = false; at++; continue; }
            if (text is "about" or "supposed" or "able" && next == "to" && be) { at++; be = false; continue; }
            if (Grammar.Copulas.Contains(text) && !IsLast(words, at))
            {
                past |= text is "was" or "were";
                be = true;
                if (IsComplement(words, at)) { negated |= IsDenied(words, at + 1); break; }
                continue;
            }
            if (Grammar.Adverbs.Contains(text) && !IsLast(words, at)) continue;
            break;
        }
        if (at >= words.Count || words[at].IsMark || words[at].IsQuoted) return clause with { IsNegated = negated, VerbAt = words.Count };
        var verb = words[at].Text;
        var isCopula = Grammar.Copulas.Contains(verb) || (be && !Verbs.IsGerund(verb) && !Verbs.IsParticiple(verb));
        var verbAt = isCopula && !Grammar.Copulas.Contains(verb) ? at - 1 : at;
        negated |= clause.Sentence.Plain.ContainsAny(OverPhrases);
        return Aspects.Resolve(clause with
        {
            VerbAt = verbAt,
            Verb = isCopula ? "be" : Verbs.Lemma(verb),
            IsNegated = negated,
            IsOver = over || clause.Sentence.Plain.ContainsAny(OverPhrases),
            Modal = modal,
            IsPast = past || (!be && !have && Verbs.IsPast(verb)),
            IsProgressive = be && Verbs.IsGerund(verb),
            IsFuture = future,
            IsPerfect = have,
        });
    }

    private static bool IsDenied(IReadOnlyList<Word> words, int from)
    {
        for (var i = from; i < words.Count && (words[i].Text is "not" or "never" or "no" || Grammar.Adverbs.Contains(words[i].Text)); i++)
            if (words[i].Text is "not" or "never") return true;
        return false;
    }

    private static string NextWord(IReadOnlyList<Word> words, int at) => at + 1 < words.Count ? words[at + 1].Text : "";

    private static bool IsLast(IReadOnlyList<Word> words, int at) => at + 1 >= words.Count;

    private static bool IsAuxiliaryDo(IReadOnlyList<Word> words, int at)
    {
        for (var i = at + 1; i < words.Count; i++)
        {
            if (words[i].Text is "not" || Grammar.Adverbs.Contains(words[i].Text)) continue;
            return Verbs.IsKnown(words[i].Text) && !Verbs.IsGerund(words[i].Text);
        }
        return false;
    }

    private static bool IsPerfect(IReadOnlyList<Word> words, int at)
    {
        for (var i = at + 1; i < words.Count && i < at + 4; i++)
        {
            if (words[i].Text is "got" && i + 1 < words.Count && words[i + 1].Text != "to") return true;
            if (Verbs.IsParticiple(words[i].Text)) return true;
            if (words[i].Text is not ("not" or "never") && !Grammar.Adverbs.Contains(words[i].Text)) return false;
        }
        return false;
    }

    private static bool IsVerbAfterTo(IReadOnlyList<Word> words, int at) =>
        at + 2 < words.Count && !words[at + 2].IsCapital && !Grammar.Determiners.Contains(words[at + 2].Text) && !Grammar.Possessive.Contains(words[at + 2].Text);

    /// <summary>A copula is the main verb unless a participle, a gerund or another auxiliary follows.</summary>
    private static bool IsComplement(IReadOnlyList<Word> words, int at)
    {
        for (var i = at + 1; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (text is "not" or "never" || (Grammar.Adverbs.Contains(text) && i + 1 < words.Count && text is not "no")) continue;
            if (text is "been" or "being" or "going" or "about" or "supposed" or "able") return false;
            return !Verbs.IsGerund(text) && !(Verbs.IsParticiple(text) && Verbs.IsKnown(text) && !Nouns.Marital.Contains(text));
        }
        return true;
    }
}
