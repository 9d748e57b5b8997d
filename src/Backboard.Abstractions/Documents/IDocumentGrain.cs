namespace Backboard.Abstractions;

/// <summary>
/// One document: sees to it that it is read, once, and removes it. Key: <see cref="DocumentKey"/>. The row is the truth, so that two
/// activations cannot both read it.
/// </summary>
public interface IDocumentGrain : IPresent
{
    /// <summary>Begins to read the document unless that is under way or done; returns at once.</summary>
    [AlwaysInterleave, Alias("Read")]
    Task Read();

    /// <summary>Stops reading it and removes every row of it. What it was. Errors: NotFound, Unavailable.</summary>
    [AlwaysInterleave, Alias("Delete")]
    Task<Result<Document>> Delete();
}

/// <summary>
/// The documents of one scope: holds their index. Key: <see cref="DocumentScope"/>. Before every use it learns the scope's head, so that another
/// node's change is seen at once.
/// </summary>
public interface IDocumentScopeGrain : IPresent
{
    /// <summary>The documents there are, whatever their status, oldest first. Errors: Unavailable.</summary>
    [AlwaysInterleave, Alias("List")]
    Task<Result<ImmutableArray<Document>>> List();

    /// <summary>What the documents say to a question. Errors: Unavailable.</summary>
    [AlwaysInterleave, Alias("Search")]
    Task<Result<ImmutableArray<Passage>>> Search(PassageQuery query);
}

/// <summary>What is wanted of a scope's documents.</summary>
/// <param name="Text">The question.</param>
/// <param name="Kind">See <see cref="PassageQueryKind"/>.</param>
/// <param name="Limit">Passages at most, ≥ 1.</param>
[GenerateSerializer, Immutable, Alias("backboard.passage-query")]
public sealed record PassageQuery(
    [property: Id(0)] string Text, [property: Id(1)] PassageQueryKind Kind, [property: Id(2)] int Limit)
{
    /// <summary>Embedding of the question, empty for none.</summary>
    [Id(3)] public ImmutableArray<float> Vector { get; init; } = [];

    /// <summary>Space of <see cref="Vector"/> and of the chunks.</summary>
    [Id(4)] public EmbeddingSpace Space { get; init; } = EmbeddingSpace.Local;

    /// <summary>Only these documents; empty for all.</summary>
    [Id(5)] public ImmutableArray<Guid> Documents { get; init; } = [];
}

/// <summary>How passages are chosen.</summary>
public enum PassageQueryKind
{
    /// <summary>Those that bear on the text, best first.</summary>
    Relevant,

    /// <summary>All there are, document by document in the order of their texts.</summary>
    All,

    /// <summary>A sample spread over the documents' sections, in the order of their texts.</summary>
    Sample,
}
