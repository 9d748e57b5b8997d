namespace Backboard.Abstractions;

/// <summary>What must be right before a process joins those that share its database; the schema is there by then.</summary>
public interface INodeCheck
{
    /// <exception cref="InvalidOperationException">It is not; the message names the setting.</exception>
    Task Verify(CancellationToken cancellationToken);
}
