namespace Backboard.Host;

/// <summary>Keeps the first thing that is wrong with a request to the Messages API: where, and what.</summary>
internal sealed class ClaudeProblems
{
    /// <summary>Null while nothing is wrong.</summary>
    public string? First { get; private set; }

    public void Add(string where, string what) => First ??= $"{where}: {what}";
}
