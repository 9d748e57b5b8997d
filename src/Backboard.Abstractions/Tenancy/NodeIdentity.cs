namespace Backboard.Abstractions;

/// <summary>Who this process is in the table of nodes.</summary>
/// <param name="Name">Stable across restarts (<c>Node__Name</c>, default machine and port); without '#'.</param>
/// <param name="Generation">New for every start of the process.</param>
public sealed record NodeIdentity(string Name, Guid Generation)
{
    /// <summary>What stands as owner on the threads and runs of this process.</summary>
    public string Owner { get; } = $"{Name}#{Generation:N}";

    /// <summary>Reads an <see cref="Owner"/>; null for any other text.</summary>
    public static NodeIdentity? TryParse(string owner)
    {
        var end = owner.LastIndexOf('#');
        return end > 0 && Guid.TryParseExact(owner.AsSpan(end + 1), "N", out var generation) ? new NodeIdentity(owner[..end], generation) : null;
    }
}
