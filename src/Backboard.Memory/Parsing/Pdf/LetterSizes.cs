namespace Backboard.Memory.Parsing.Pdf;

/// <summary>Which size of letters is the usual one: that of running text.</summary>
internal sealed class LetterSizes
{
    // Halves of a point.
    private const int Steps = 2;

    private readonly Dictionary<int, long> _letters = [];
    private int _usual;

    /// <summary>In points, as <see cref="PdfLine.Height"/>.</summary>
    public double Usual => Math.Max(_usual, 1) / (double)Steps;

    public void Count(PdfLine line)
    {
        var size = (int)Math.Round(line.Height * Steps);
        _letters[size] = _letters.GetValueOrDefault(size) + line.Text.Length;
        if (_letters[size] > _letters.GetValueOrDefault(_usual)) _usual = size;
    }
}
