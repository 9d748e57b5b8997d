namespace Backboard.Grains;

/// <summary>What a turn was given beside its history.</summary>
internal sealed record Given(Recalled Memory, DocumentContext Documents)
{
    public static Given Nothing { get; } = new(Recalled.Nothing, DocumentContext.None);

    /// <summary>Parts that could not serve.</summary>
    public ImmutableArray<string> Degraded => [.. Memory.Degraded.Union(Documents.Degraded)];

    /// <summary>Documents that were not indexed yet.</summary>
    public ImmutableArray<Guid> Pending =>
        [.. Documents.Documents.Where(document => !document.IsFinal).Select(document => document.Key.DocumentId)];
}
