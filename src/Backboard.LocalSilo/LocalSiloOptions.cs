using System.ComponentModel.DataAnnotations;

namespace Backboard.LocalSilo;

/// <summary>The local silo's times. Checked at start.</summary>
public sealed class LocalSiloOptions
{
    /// <summary>After this long a caller gets a <see cref="TimeoutException"/>; the call itself goes on. 10 ms to 1 day, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An activation unused for this long is deactivated. 10 ms to 30 days, default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "30.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. 10 ms to 1 day, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan CollectionInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for OnDeactivateAsync, and for all activations together at shutdown. 10 ms to 1 hour, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
