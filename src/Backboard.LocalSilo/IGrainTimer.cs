using System.Diagnostics.CodeAnalysis;

namespace Backboard.LocalSilo;

/// <summary>A timer of one activation. Disposing it cancels the token that its callback was given.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the times anew; during a callback it takes effect when that ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative (other than infinite) or longer than 49 days.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>When a grain timer calls back, and how its callbacks relate to the grain's calls and lifetime.</summary>
[method: SetsRequiredMembers]
public readonly struct GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
{
    /// <summary>Time to the first callback. Zero: at once. <see cref="Timeout.InfiniteTimeSpan"/>: not before it is changed.</summary>
    public required TimeSpan DueTime { get; init; } = dueTime;

    /// <summary>Time from the end of a callback to the next. <see cref="Timeout.InfiniteTimeSpan"/>: only once.</summary>
    public required TimeSpan Period { get; init; } = period;

    /// <summary>Whether callbacks run between the awaits of calls (true) or wait their turn like a call (false, the default).</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a callback counts as use and so postpones idle deactivation. Default false.</summary>
    public bool KeepAlive { get; init; }
}
