using Backboard.Bench.Reporting;

namespace Backboard.Bench.Rows;

/// <param name="Name">What <c>--rows</c> takes.</param>
/// <param name="What">One line for people.</param>
/// <param name="Measure">Starts what it needs, measures, and leaves nothing running.</param>
internal sealed record Row(string Name, string What, Func<Run, Task<IReadOnlyList<Figure>>> Measure);
