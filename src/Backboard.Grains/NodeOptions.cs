using System.ComponentModel.DataAnnotations;

namespace Backboard.Grains;

/// <summary>Section <c>Node</c>.</summary>
public sealed class NodeOptions
{
    /// <summary>
    /// Name of this process among those that share a database, 1–100 characters without '#'. The same after a restart, so that
    /// it can retire what it was before. <value>Machine name and port of the first address.</value>
    /// </summary>
    [RegularExpression("[^#]{1,100}")]
    public string? Name { get; set; }

    /// <summary>Seconds that turns in progress are given once the process is told to stop, 0–600. <value>30.</value></summary>
    [Range(0, 600)]
    public int DrainSeconds { get; set; } = 30;

    public TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);
}
