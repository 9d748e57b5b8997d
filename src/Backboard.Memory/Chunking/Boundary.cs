namespace Backboard.Memory.Chunking;

/// <summary>How good the place before a piece of text is for a cut, the worst first.</summary>
internal enum Boundary : byte
{
    /// <summary>Inside a sentence, or between a heading and what it heads.</summary>
    Word,

    Sentence,

    /// <summary>Between rows, list items, lines of code.</summary>
    Line,

    Paragraph,

    /// <summary>Between functions and their like.</summary>
    Block,

    /// <summary>Before a heading.</summary>
    Section,
}
