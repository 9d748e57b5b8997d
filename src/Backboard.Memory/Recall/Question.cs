using Backboard.Memory.Ranking;
using Backboard.Memory.Recall.Time;

namespace Backboard.Memory.Recall;

/// <summary>A question as an index understands it.</summary>
internal sealed class Question
{
    /// <summary>Distinct, the most telling first.</summary>
    public required ImmutableArray<QuestionTerm> Terms { get; init; }

    /// <summary>Weight of all terms together.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>Terms that name who speaks in some of the entries.</summary>
    public required ImmutableArray<int> Speakers { get; init; }

    /// <summary>Days the question speaks of.</summary>
    public required ImmutableArray<DayRange> Days { get; init; }

    public required DateOnly Today { get; init; }
}
