using System.Text;

namespace Backboard.Bench.Reporting;

internal static class MarkdownTable
{
    private static readonly string[] Head = ["row", "what", "measured", "ratio", "must be", ""];

    public static string Of(IReadOnlyList<Figure> figures)
    {
        List<string[]> lines = [Head, [.. Head.Select(_ => "---")]];
        lines.AddRange(figures.Select(figure =>
            (string[])[figure.Row, figure.What, figure.Measured, figure.Ratio, figure.Bound, figure.Verdict]));
        var text = new StringBuilder();
        foreach (var line in lines) text.AppendLine($"| {string.Join(" | ", line.Select(cell => cell.Replace("|", "\\|")))} |");
        return text.ToString();
    }
}
