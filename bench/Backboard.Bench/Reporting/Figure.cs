namespace Backboard.Bench.Reporting;

/// <param name="Row">The name that <c>--rows</c> takes.</param>
/// <param name="What">What was measured, sizes included.</param>
/// <param name="Measured">The figures themselves, with units.</param>
/// <param name="Ratio">What the bound is about.</param>
/// <param name="Bound">What must be.</param>
internal sealed record Figure(string Row, string What, string Measured, string Ratio, string Bound, bool IsMet)
{
    private const string NoBound = "–";

    public string Verdict => (IsMet, Bound) switch
    {
        (false, _) => "MISSED",
        (true, NoBound) => "",
        _ => "OK",
    };

    public static Figure AtLeast(string row, string what, string measured, double ratio, double bound, string format = "F2") =>
        new(row, what, measured, ratio.ToString(format), $"≥ {bound}", ratio >= bound);

    public static Figure AtMost(string row, string what, string measured, double value, double bound, string unit = "", string format = "F2") =>
        new(row, what, measured, Unit(value.ToString(format), unit), $"≤ {Unit($"{bound}", unit)}", value <= bound);

    /// <summary>A figure that nothing is demanded of.</summary>
    public static Figure Told(string row, string what, string measured, string ratio) => new(row, what, measured, ratio, NoBound, IsMet: true);

    public static Figure Failed(string row, string what, string why) => new(row, what, $"failed: {why.ReplaceLineEndings(" ")}", "–", NoBound, IsMet: false);

    private static string Unit(string value, string unit) => unit.Length == 0 ? value : $"{value} {unit}";
}
