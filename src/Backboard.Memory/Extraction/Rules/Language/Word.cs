namespace Backboard.Memory.Extraction.Rules;

/// <summary>A word or mark of a message. The words of an expanded contraction share one place.</summary>
/// <param name="Text">Lower case, contractions expanded, spelling evened out.</param>
/// <param name="Start">First character in the message.</param>
/// <param name="End">Character after the last.</param>
/// <param name="IsCapital">It is written with a capital.</param>
/// <param name="IsQuoted">It stands inside quotation marks.</param>
internal readonly record struct Word(string Text, int Start, int End, bool IsCapital, bool IsQuoted)
{
    public bool IsMark => !char.IsLetterOrDigit(Text[0]) && Text[0] is not ('\'' or '+');

    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}
