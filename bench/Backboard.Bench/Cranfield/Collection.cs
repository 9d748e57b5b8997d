namespace Backboard.Bench.Cranfield;

/// <param name="Abstracts">What is searched.</param>
/// <param name="Queries">Those that at least one abstract answers.</param>
internal sealed record Collection(IReadOnlyList<Abstract> Abstracts, IReadOnlyList<GradedQuery> Queries);

internal sealed record Abstract(string Id, string Title, string Body)
{
    public string Text => $"{Title}\n\n{Body}";
}

/// <param name="Grades">How well an abstract answers it, by the abstract's id, from 1; what is not there does not.</param>
internal sealed record GradedQuery(string Id, string Text, IReadOnlyDictionary<string, int> Grades);
