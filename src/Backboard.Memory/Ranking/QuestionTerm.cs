using System.Runtime.InteropServices;

namespace Backboard.Memory.Ranking;

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
