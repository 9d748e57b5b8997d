namespace Backboard.Grains;

/// <summary>A claim while it is used: its lease is renewed by what is written, and where nothing is, in time.</summary>
internal sealed class HeldClaim(DocumentClaim claim, TimeSpan lease, IDocumentReading reading, TimeProvider time)
{
    private static readonly DocumentPortion Nothing = new("", []);

    private long _renewed = time.GetTimestamp();

    public DocumentClaim Claim => claim;

    /// <summary>False when the claim is lost.</summary>
    public Task<bool> Append(DocumentPortion portion, CancellationToken cancellationToken) => Renew(portion, lease, cancellationToken);

    /// <summary>Takes a new lease. False when the claim is lost.</summary>
    public Task<bool> Renew(TimeSpan newLease, CancellationToken cancellationToken) => Renew(Nothing, newLease, cancellationToken);

    /// <summary>Renews the lease if half of it is over. False when the claim is lost.</summary>
    public Task<bool> KeepUp(CancellationToken cancellationToken) =>
        time.GetElapsedTime(_renewed) < lease / 2 ? Task.FromResult(true) : Renew(lease, cancellationToken);

    private async Task<bool> Renew(DocumentPortion portion, TimeSpan newLease, CancellationToken cancellationToken)
    {
        var at = time.GetTimestamp();
        if (!await reading.Append(claim, portion, newLease, cancellationToken))
            return false;
        _renewed = at;
        return true;
    }
}
