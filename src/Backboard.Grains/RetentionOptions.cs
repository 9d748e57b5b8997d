using System.ComponentModel.DataAnnotations;

namespace Backboard.Grains;

/// <summary>Section <c>Retention</c>: how long what is not history is kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>Hours that the deltas of a finished run can be replayed, 1–8,760. Its end and whole text stay. <value>24.</value></summary>
    [Range(1, 8_760)]
    public int DeltaHours { get; set; } = 24;

    /// <summary>Days that the outcome of a memory operation can be asked for, 1–3,650. What it wrote stays. <value>7.</value></summary>
    [Range(1, 3_650)]
    public int OperationDays { get; set; } = 7;
}
