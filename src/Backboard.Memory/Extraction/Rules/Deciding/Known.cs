namespace Backboard.Memory.Extraction.Rules;

/// <summary>A memory there is, read as the statement it is.</summary>
internal sealed class Known
{
    private const double LeastOfShorter = 0.5;
    private const double LeastOfStatement = 0.3;

    public Known(MemoryRecord record)
    {
        Record = record;
        var sentences = SentenceReader.Read(record.Content);
        Clauses = [.. sentences.Select(ClauseReader.Read)];
        Attributes = [.. Clauses.SelectMany(AttributeReader.Read)];
        Speaker = sentences.Count > 0 ? sentences[0].Label : "";
        Stems = [.. sentences.SelectMany(Topics.Of)];
    }

    public MemoryRecord Record { get; }

    public IReadOnlyList<Clause> Clauses { get; }

    public IReadOnlyList<StatedAttribute> Attributes { get; }

    public HashSet<string> Stems { get; }

    /// <summary>Who says it, where it begins as <c>Name: …</c>; empty for nobody.</summary>
    public string Speaker { get; }

    public bool IsNegative => Clauses.Count > 0 && Clauses[0].IsNegated;

    /// <summary>
    /// Whether it and a statement concern one thing: half of what the shorter of them is about is shared, and a good part of
    /// the statement. A word or two in common happen in any two long sentences.
    /// </summary>
    public bool IsAbout(IEnumerable<string> stems)
    {
        var matter = stems.Where(Topics.IsMatter).ToList();
        return Shared(matter) >= Math.Max(LeastOfStatement * matter.Count, LeastOfShorter * Math.Min(matter.Count, Stems.Count(Topics.IsMatter)));
    }

    /// <summary>How much of what it is about a statement shares, things of one category counted as half shared.</summary>
    public double Shared(IEnumerable<string> stems)
    {
        var shared = 0.0;
        foreach (var stem in stems.Where(Topics.IsMatter))
        {
            if (Stems.Contains(stem)) shared += 1;
            else if (Categories.Of(stem) is { } category && Stems.Any(known => Categories.Of(known) == category)) shared += 0.5;
        }
        return shared;
    }
}
