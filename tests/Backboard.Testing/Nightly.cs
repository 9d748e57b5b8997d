namespace Backboard.Testing;

/// <summary>The same tests with more rounds, where somebody has the night for it.</summary>
public static class Nightly
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("BACKBOARD_NIGHTLY") == "1";

    public static int Rounds(int everyTime, int nightly) => IsOn ? nightly : everyTime;
}
