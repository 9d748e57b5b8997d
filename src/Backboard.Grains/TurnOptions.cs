using System.ComponentModel.DataAnnotations;

namespace Backboard.Grains;

/// <summary>Section <c>Turn</c>: windows, waits and limits of turns.</summary>
public sealed class TurnOptions
{
    /// <summary>Tokens of raw history sent to a model before it is compacted, 256–2,000,000. <value>32,000.</value></summary>
    [Range(256, 2_000_000)]
    public int WindowTokens { get; set; } = 32_000;

    /// <summary>Milliseconds that deltas are gathered before they are committed, 0–1,000. <value>50.</value></summary>
    [Range(0, 1_000)]
    public int FlushMilliseconds { get; set; } = 50;

    /// <summary>The most that gathering is stretched to while commits are slow, in milliseconds, 0–1,000. <value>150.</value></summary>
    [Range(0, 1_000)]
    public int MaxFlushMilliseconds { get; set; } = 150;

    /// <summary>Characters that are committed at once without further waiting, 64–65,536. <value>2,048.</value></summary>
    [Range(64, 65_536)]
    public int FlushCharacters { get; set; } = 2_048;

    /// <summary>Runs that may wait in a busy thread, 1–64. <value>8.</value></summary>
    [Range(1, 64)]
    public int MaxQueued { get; set; } = 8;

    /// <summary>Seconds a run may be in progress before it is failed, 5–86,400. <value>900.</value></summary>
    [Range(5, 86_400)]
    public int DeadlineSeconds { get; set; } = 900;

    /// <summary>Seconds a run waits for its tool outputs, 1–2,592,000. <value>604,800 (7 days).</value></summary>
    [Range(1, 2_592_000)]
    public int ToolExpirySeconds { get; set; } = 604_800;

    /// <summary>How often a run is started in all when processes die under it, 1–10. <value>3.</value></summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Seconds a caller waits for a write whose outcome is unknown before it is told so, 1–60. <value>10.</value></summary>
    [Range(1, 60)]
    public int UnknownOutcomeSeconds { get; set; } = 10;

    public TimeSpan Deadline => TimeSpan.FromSeconds(DeadlineSeconds);

    public TimeSpan ToolExpiry => TimeSpan.FromSeconds(ToolExpirySeconds);
}
