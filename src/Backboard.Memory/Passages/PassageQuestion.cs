using Backboard.Memory.Ranking;

namespace Backboard.Memory.Passages;

/// <summary>A question as an index understands it.</summary>
/// <param name="Terms">Distinct, the most telling first.</param>
/// <param name="TotalWeight">Weight of all terms together.</param>
internal sealed record PassageQuestion(ImmutableArray<QuestionTerm> Terms, double TotalWeight);
