namespace Backboard.Memory.Extraction.Rules;

/// <summary>A lasting statement found in a message.</summary>
/// <param name="Clause">Its main clause.</param>
/// <param name="Attributes">What it says.</param>
/// <param name="Verdict">What it is worth; a dropped one may still correct something known.</param>
/// <param name="Start">First character in the message.</param>
/// <param name="End">Character after the last, sentences joined to it included.</param>
internal sealed record Statement(Clause Clause, IReadOnlyList<StatedAttribute> Attributes, Verdict Verdict, int Start, int End)
{
    public DateTimeOffset? OccurredOn { get; init; }

    /// <summary>Stems of all words that carry matter.</summary>
    public HashSet<string> Stems { get; } = Topics.Of(Clause.Sentence);

    /// <summary>Those of the sentences joined to it as well.</summary>
    public IEnumerable<string> AllStems => Joined is null ? Stems : Stems.Concat(Joined.AllStems);

    /// <summary>A sentence that leans on it and is kept with it.</summary>
    public Statement? Joined { get; init; }

    public bool IsKept => Verdict.IsKept;
}
