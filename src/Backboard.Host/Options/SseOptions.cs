using System.ComponentModel.DataAnnotations;

namespace Backboard.Host;

/// <summary>Section <c>Sse</c>: how answers that take their time are kept alive.</summary>
public sealed class SseOptions
{
    /// <summary>Longest silence before a comment (streams) or a space (answers) is sent, 100 ms–10 s. <value>10 s.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream outlives a database that does not answer, 1 s–1 h. <value>15 min.</value></summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long turns in progress are still streamed once the server is told to stop, 0–10 min. <value>30 s.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write may take before the answer is a 503, 1–30 s. <value>10 s.</value></summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan AcceptWithin { get; set; } = TimeSpan.FromSeconds(10);
}
