using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>Things of one kind, and what is told of each.</summary>
/// <param name="Names">How they are called.</param>
/// <param name="Tellings"><c>{0}</c> stands for the name, <c>{1}</c> for the value.</param>
internal sealed record PlantedTopic(string Noun, ImmutableArray<string> Names, params ImmutableArray<PlantedTelling> Tellings);

/// <param name="IsPerson">The value is a person's name, not a number.</param>
internal sealed record PlantedTelling(string Statement, string Column, string Question, bool IsPerson = false);
