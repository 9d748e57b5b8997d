using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>English filler that states nothing anybody would ask for; the same seed gives the same words.</summary>
public sealed class SampleProse(int seed)
{
    private static readonly string[] Subjects =
        ["The committee", "A later review", "The second draft", "Every department", "The earlier report", "This chapter", "The working group", "The archive"];

    private static readonly string[] Verbs =
        ["describes", "considers", "repeats", "leaves open", "summarises", "compares", "mentions", "sets aside"];

    private static readonly string[] Objects =
        ["the usual procedure", "a number of smaller questions", "the order of the steps", "what was agreed before", "the remaining details", "several known examples",
         "the outline of the plan", "a few open points"];

    private static readonly string[] Ends =
        ["without adding to it", "in the same words as before", "for the sake of completeness", "and then moves on", "as far as space allows", "with some reservations",
         "before the next section begins", "in general terms"];

    private readonly Random _random = new(seed);

    public string Sentence() => $"{Pick(Subjects)} {Pick(Verbs)} {Pick(Objects)} {Pick(Ends)}.";

    /// <param name="sentences">About 15 tokens each.</param>
    public string Paragraph(int sentences = 6) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence()));

    /// <summary>A page of about 450 tokens.</summary>
    public SampleSection Page(string heading, int paragraphs = 5) =>
        new(heading, [.. Enumerable.Range(0, paragraphs).Select(_ => Paragraph())]);

    /// <summary>Pages with the headings <c>Part 1</c>, <c>Part 2</c> and so on.</summary>
    public ImmutableArray<SampleSection> Pages(int count) => [.. Enumerable.Range(1, count).Select(number => Page($"Part {number}"))];

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
