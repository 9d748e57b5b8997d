namespace Backboard.Abstractions;

/// <summary>Who is alive, by the database's clock.</summary>
public interface INodeStore
{
    /// <summary>Creates or checks the schema; called once before anything else. Throws with a sentence naming the setting.</summary>
    Task Initialize(CancellationToken cancellationToken);

    /// <summary>
    /// Enters this generation and retires the node's older ones (on a store of one process, every other). Returns the
    /// database's now.
    /// </summary>
    Task<DateTimeOffset> Join(NodeIdentity node, CancellationToken cancellationToken);

    /// <summary>Says that this generation lives. Returns the database's now.</summary>
    Task<DateTimeOffset> Heartbeat(NodeIdentity node, CancellationToken cancellationToken);

    /// <summary>Retires this generation: a clean stop.</summary>
    Task Leave(NodeIdentity node, CancellationToken cancellationToken);

    /// <summary>Answers when the database does; throws <see cref="StoreUnavailableException"/> else. For readiness.</summary>
    Task Ping(CancellationToken cancellationToken);
}
