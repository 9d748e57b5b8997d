namespace Backboard.Bench;

/// <summary>One run of the bench: how large, and whom it tells how far it is.</summary>
internal sealed class Run(bool isQuick, CancellationToken stop)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public bool IsQuick { get; } = isQuick;

    public CancellationToken Stop { get; } = stop;

    /// <summary>Rows that run on SQLite otherwise use PostgreSQL.</summary>
    public bool OnPostgres { get; init; }

    /// <summary>Rounds of rows that kill: each kills one node, or all.</summary>
    public int Kills { get; init; } = 3;

    public static long Now => TimeProvider.System.GetTimestamp();

    public static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);

    public int Size(int full, int quick) => IsQuick ? quick : full;

    /// <summary>Progress goes to the error output, so that the table is all there is on the standard one.</summary>
    public void Say(string text) => Console.Error.WriteLine($"[{Since(_started).TotalSeconds,6:F1} s] {text}");
}
