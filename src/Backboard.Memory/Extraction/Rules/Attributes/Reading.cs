namespace Backboard.Memory.Extraction.Rules;

/// <summary>A clause being read for what it says, and the list of what was found.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Prefix">Empty for the speaker; <c>sister/</c> for somebody of theirs.</param>
/// <param name="Owner">Which sister.</param>
internal sealed record Reading(Clause Clause, string Prefix, string Owner)
{
    public List<StatedAttribute> Found { get; } = [];

    public IReadOnlyList<Word> Words => Clause.Words;

    public int ObjectAt => Clause.VerbAt + 1;

    public string Next(int distance = 1) => Clause.After(distance);

    public bool Says(string phrase) => Clause.Sentence.Plain.Contains($" {phrase} ", StringComparison.Ordinal);

    public void Add(string key, string value, bool isSingle, MemoryKind kind = MemoryKind.Fact, bool? isPositive = null) =>
        Found.Add(new StatedAttribute(Prefix + key, value, isSingle)
        {
            IsPositive = isPositive ?? !(Clause.IsNegated || Clause.IsOver),
            IsFormer = Clause.IsOver,
            Owner = Owner,
            Kind = kind,
        });
}
