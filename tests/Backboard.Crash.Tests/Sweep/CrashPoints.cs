namespace Backboard.Crash.Tests;

/// <summary>Where the process dies. By night a write that was sent is also left alone for some microseconds.</summary>
internal static class CrashPoints
{
    private static readonly string[] Moments = ["before", "sent", "after"];
    private static readonly int[] Nights = [50, 200, 500, 1_000, 2_000];

    /// <summary>The given write, in each of its moments, streamed and not where both make sense.</summary>
    public static TheoryData<string, bool> Of(string write, bool? onlyStreamed = null)
    {
        var (kind, occurrence) = write.Split(':') is [var name, var number] ? (name, number) : (write, "1");
        var points = Moments.Select(moment => $"{kind}-{moment}:{occurrence}");
        if (Nightly.IsOn) points = points.Concat(Nights.Select(microseconds => $"{kind}-sent:{occurrence}:{microseconds}"));
        var data = new TheoryData<string, bool>();
        foreach (var point in points)
        {
            if (onlyStreamed != false) data.Add(point, true);
            if (onlyStreamed != true) data.Add(point, false);
        }

        return data;
    }
}
