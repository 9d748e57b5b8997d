namespace Backboard.Abstractions;

/// <summary>Documents in scope of a turn. Without an implementation uploads are refused and nothing is retrieved.</summary>
public interface IDocuments
{
    /// <summary>False while this server has no document store.</summary>
    bool IsAvailable { get; }

    /// <summary>Passages that bear on the message, best first.</summary>
    Task<ImmutableArray<Passage>> Retrieve(AssistantKey assistant, Guid threadId, string message, int topK, CancellationToken cancellationToken);
}

/// <summary>A quotable piece of a document.</summary>
/// <param name="DocumentId">Where it is from.</param>
/// <param name="Filename">For people.</param>
/// <param name="Text">The words.</param>
/// <param name="Score">Relevance, higher is better.</param>
public sealed record Passage(Guid DocumentId, string Filename, string Text, double Score);
