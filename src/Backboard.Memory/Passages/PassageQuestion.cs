using System.Runtime.InteropServices;
using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>Two terms that follow each other in a question.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermPair(int First, int Second);

/// <summary>A question as an index understands it.</summary>
/// <param name="Terms">Distinct, the most telling first.</param>
/// <param name="Pairs">What it says of what is next to what, weighed by how few chunks have both.</param>
internal sealed record PassageQuestion(ImmutableArray<QuestionTerm> Terms, ImmutableArray<(TermPair Pair, double Weight)> Pairs)
{
    /// <summary>Weight of all terms together.</summary>
    public double TotalWeight { get; } = Terms.Sum(term => term.Weight);
}
