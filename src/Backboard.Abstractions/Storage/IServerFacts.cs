namespace Backboard.Abstractions;

/// <summary>What is one for all servers of a database. Calls throw <see cref="StoreUnavailableException"/> when it does not answer.</summary>
public interface IServerFacts
{
    /// <summary>Stores the value unless there is one, also under a race; returns what is stored.</summary>
    Task<string> Establish(string name, string value, CancellationToken cancellationToken);
}
