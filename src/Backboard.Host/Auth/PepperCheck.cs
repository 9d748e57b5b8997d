namespace Backboard.Host;

/// <summary>All servers of a database must have one pepper: under another one no key fits, and the keys it makes fit nowhere else.</summary>
internal sealed class PepperCheck(IServerFacts facts, KeyHasher hasher) : INodeCheck
{
    private const string Fact = "pepper";

    /// <exception cref="InvalidOperationException">The database's keys were made under another pepper.</exception>
    public async Task Verify(CancellationToken cancellationToken)
    {
        var mine = hasher.Fingerprint();
        if (await facts.Establish(Fact, mine, cancellationToken) != mine)
            throw new InvalidOperationException(
                "Auth__Pepper (or the file Auth__PepperFile) is not the pepper under which this database's keys were made: all servers of a "
                + "database share one.");
    }
}
