namespace Backboard.Memory.Parsing.Pdf;

/// <summary>A line of a page, in points from its upper left corner.</summary>
/// <param name="Text">Its words with a space between.</param>
internal sealed record PdfLine(double Left, double Top, double Right, double Bottom, string Text)
{
    /// <summary>Follows the size of its letters.</summary>
    public double Height => Bottom - Top;

    /// <summary>Whether its first word would have fitted into the line before: then that one was ended on purpose.</summary>
    /// <param name="right">Where lines end.</param>
    public bool WouldFit(PdfLine before, double right)
    {
        var word = Text.IndexOf(' ') is > 0 and var space ? space : Text.Length;
        return before.Right + ((Right - Left) * (word + 1) / Text.Length) < right;
    }
}

/// <summary>Lines that belong together: a paragraph, a heading, a column of a table.</summary>
internal sealed record PdfBlock(IReadOnlyList<PdfLine> Lines)
{
    public double Top => Lines.Min(line => line.Top);

    public double Bottom => Lines.Max(line => line.Bottom);

    public double Left => Lines.Min(line => line.Left);

    public double Right => Lines.Max(line => line.Right);
}
