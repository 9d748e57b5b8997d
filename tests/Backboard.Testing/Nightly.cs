namespace Backboard.Testing;

/// <summary>
/// The same tests with more rounds and longer ones, where somebody has the night for it: <c>BACKBOARD_NIGHTLY=1</c>.
/// With <c>BACKBOARD_NIGHTLY_ROUNDS=N</c> too, they last as long each, but there are at most N of them.
/// </summary>
public static class Nightly
{
    private static readonly int AtMost =
        int.TryParse(Environment.GetEnvironmentVariable("BACKBOARD_NIGHTLY_ROUNDS"), out var rounds) ? rounds : int.MaxValue;

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("BACKBOARD_NIGHTLY") == "1";

    public static int Rounds(int everyTime, int nightly) => IsOn ? Math.Min(nightly, AtMost) : everyTime;

    public static int Seconds(int everyTime, int nightly) => IsOn ? nightly : everyTime;
}
