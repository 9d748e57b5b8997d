namespace Backboard.Memory.Extraction.Rules;

/// <summary>Whom a clause is about.</summary>
internal enum Subject
{
    /// <summary>Nobody: a command, a fragment.</summary>
    None,

    /// <summary>I, we, "Anna and I", "me and my brother".</summary>
    Speaker,

    /// <summary>Left out, as in "Went hiking yesterday".</summary>
    Dropped,

    /// <summary>"My sister", "our dog".</summary>
    Own,

    /// <summary>It, this, that, there.</summary>
    Impersonal,

    /// <summary>The one addressed.</summary>
    You,

    /// <summary>Anybody or anything else.</summary>
    Other,
}

/// <summary>The main clause of a sentence: who, and what of them.</summary>
/// <param name="Sentence">Where it stands.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="SubjectAt">Index of the subject's first word.</param>
/// <param name="VerbAt">Index of the main verb, or of the copula; the number of words when there is none.</param>
internal sealed record Clause(Sentence Sentence, Subject Subject, int SubjectAt, int VerbAt)
{
    /// <summary>Index after the subject's last word.</summary>
    public int SubjectEnd { get; init; }

    /// <summary>Base form of the main verb; <c>be</c> for a copula; empty for none.</summary>
    public string Verb { get; init; } = "";

    /// <summary>Not, never, no longer, no.</summary>
    public bool IsNegated { get; init; }

    /// <summary>It holds no more: "no longer", "used to", "not any more".</summary>
    public bool IsOver { get; init; }

    /// <summary>The first modal of the verb, or empty.</summary>
    public string Modal { get; init; } = "";

    public bool IsPast { get; init; }

    /// <summary>"have seen".</summary>
    public bool IsPerfect { get; init; }

    /// <summary>"am working", "have been working".</summary>
    public bool IsProgressive { get; init; }

    /// <summary>"will", "going to".</summary>
    public bool IsFuture { get; init; }

    public IReadOnlyList<Word> Words => Sentence.Words;

    /// <summary>Text of the word that many places behind the verb, or empty.</summary>
    public string After(int distance) => VerbAt + distance < Words.Count && VerbAt + distance >= 0 ? Words[VerbAt + distance].Text : "";

    public bool IsAbout(Subject subject) => Subject == subject;

    public bool IsSelf => Subject is Subject.Speaker or Subject.Dropped;
}
