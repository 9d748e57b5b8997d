namespace Backboard.Grains;

/// <summary>A scope of a turn and the documents in it, oldest first.</summary>
internal sealed record ScopeShelf(DocumentScope Scope, ImmutableArray<Document> Documents)
{
    public ImmutableArray<Document> Indexed { get; } = [.. Documents.Where(document => document.Status == DocumentStatus.Indexed)];

    /// <summary>Of all that can be quoted.</summary>
    public long Tokens => Indexed.Sum(document => (long)(document.TotalTokens ?? 0));

    /// <summary>Passages that have about so many tokens together, at least 1.</summary>
    public int PassagesOf(int tokens) =>
        (int)Math.Clamp(tokens * Indexed.Sum(document => (long)(document.ChunkCount ?? 0)) / Math.Max(1, Tokens), 1, int.MaxValue);
}
