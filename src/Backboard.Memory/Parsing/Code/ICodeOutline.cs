using Backboard.Memory.Chunking;

namespace Backboard.Memory.Parsing.Code;

/// <summary>Follows source text line by line, roughly: what it takes wrongly moves a cut, no more.</summary>
internal interface ICodeOutline
{
    /// <param name="line">With its end.</param>
    CodeLine Next(string line);
}

/// <param name="Before">How good a place to cut the one before it is.</param>
/// <param name="Names">Classes and functions around it, outermost first; the same list while they stay the same.</param>
internal readonly record struct CodeLine(Boundary Before, ImmutableArray<string> Names);
