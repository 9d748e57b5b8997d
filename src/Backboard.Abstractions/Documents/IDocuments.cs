namespace Backboard.Abstractions;

/// <summary>Documents in scope of a turn: its assistant's and its thread's.</summary>
public interface IDocuments
{
    /// <summary>
    /// Waits for what is not indexed yet (the turn's own attachments and its thread's documents, at most <c>Documents__WaitSeconds</c>), then gives what the turn shall
    /// be shown. A part that cannot serve says so; it never fails the turn.
    /// </summary>
    Task<DocumentContext> Consult(Assistant assistant, DocumentQuestion question, CancellationToken cancellationToken);

    /// <summary>Passages that bear on a model's own query, best first; empty where none does or nothing answers.</summary>
    Task<ImmutableArray<Passage>> Search(Assistant assistant, ThreadKey thread, string query, int limit, CancellationToken cancellationToken);
}

/// <summary>What a turn asks of the documents.</summary>
/// <param name="Thread">Whose documents beside the assistant's.</param>
/// <param name="Text">The user's words.</param>
public sealed record DocumentQuestion(ThreadKey Thread, string Text)
{
    /// <summary>Passages at most, from the assistant's <see cref="Assistant.TopK"/>.</summary>
    public int Limit { get; init; } = 10;
}

/// <summary>Documents as a turn is shown them.</summary>
/// <param name="Documents">Those in scope, the thread's before the assistant's, each oldest first; also those not indexed yet and those that failed.</param>
/// <param name="Passages">What is quoted of them: best first, or in the order of the texts where <paramref name="IsWhole"/>.</param>
/// <param name="IsWhole">The passages are all the text there is: nothing is left to search for.</param>
/// <param name="Degraded">Parts that could not serve, such as <c>documents</c> or <c>embeddings</c>; empty when all did.</param>
public sealed record DocumentContext(
    ImmutableArray<Document> Documents, ImmutableArray<Passage> Passages, bool IsWhole, ImmutableArray<string> Degraded)
{
    public static DocumentContext None { get; } = new([], [], true, []);
}

/// <summary>A quotable piece of a document.</summary>
/// <param name="DocumentId">Where it is from.</param>
/// <param name="Filename">For people.</param>
/// <param name="Chunk">The piece.</param>
/// <param name="Score">Relevance, 0–1; 0 where none was asked for.</param>
[GenerateSerializer, Immutable, Alias("backboard.passage")]
public sealed record Passage(
    [property: Id(0)] Guid DocumentId,
    [property: Id(1)] string Filename,
    [property: Id(2)] DocumentChunk Chunk,
    [property: Id(3)] double Score);

/// <summary>
/// What an answer rests on, checked against the stored text. Stored without its words, which stay where they belong: whoever reads it gets them by
/// the offsets, and a deleted document's citations are gone with it.
/// </summary>
/// <param name="DocumentId">Which document.</param>
/// <param name="Start">First character of the quote in the stored text, in UTF-16 units.</param>
/// <param name="Length">Characters, ≥ 1.</param>
/// <param name="Page">Page or slide, from 1; null where the type has none.</param>
/// <param name="Score">Of the passage it was found in.</param>
[GenerateSerializer, Immutable, Alias("backboard.citation")]
public sealed record Citation(
    [property: Id(0)] Guid DocumentId,
    [property: Id(1)] int Start,
    [property: Id(2)] int Length,
    [property: Id(3)] int? Page,
    [property: Id(4)] double Score)
{
    /// <summary>Never stored.</summary>
    [Id(5)] public string Filename { get; init; } = "";

    /// <summary>The stored text at that place, to the character. Never stored.</summary>
    [Id(6)] public string Quote { get; init; } = "";

    /// <summary>The n of its mark <c>[n]</c> in the answer's text, from 1: it stays true when another citation's document is deleted.</summary>
    [Id(7)] public int Number { get; init; }
}
