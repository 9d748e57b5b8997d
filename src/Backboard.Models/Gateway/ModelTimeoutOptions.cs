using System.ComponentModel.DataAnnotations;

namespace Backboard.Models.Gateway;

/// <summary>How long the engine waits for a provider. Section <c>Models:Timeouts</c>.</summary>
public sealed class ModelTimeoutOptions
{
    public const string Section = "Models:Timeouts";

    /// <summary>For a connection. Default 10 s; 10 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan Connect { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending the request to the first piece of the answer. Default 60 s; 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstToken { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of an answer. Default 30 s; 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Gap { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For the whole answer, retries included. Default 10 min; 10 ms to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Total { get; set; } = TimeSpan.FromMinutes(10);
}
