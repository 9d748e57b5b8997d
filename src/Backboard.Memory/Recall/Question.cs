using System.Runtime.InteropServices;
using Backboard.Memory.Recall.Time;

namespace Backboard.Memory.Recall;

/// <summary>A term of a question.</summary>
/// <param name="Word">As the question has it.</param>
/// <param name="Term">Its number; <see cref="Text.Vocabulary.Unknown"/> where the index has none.</param>
/// <param name="Text">As it is looked for.</param>
/// <param name="Weight">How much a match is worth: its idf, less for speakers.</param>
/// <param name="Near">Terms that mean nearly the same, with what one of them counts.</param>
internal sealed record QuestionTerm(string Word, int Term, string Text, double Weight, ImmutableArray<NearTerm> Near);

/// <summary>A term that stands in for one of the question's.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NearTerm(int Term, double Weight);

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
