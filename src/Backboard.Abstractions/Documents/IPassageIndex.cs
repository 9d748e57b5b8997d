namespace Backboard.Abstractions;

/// <summary>Makes indexes of passages.</summary>
public interface IPassageIndexFactory
{
    /// <summary>An empty index over one scope.</summary>
    /// <param name="scope">Whose documents it will hold.</param>
    /// <param name="space">Which embeddings it is given; <see cref="EmbeddingSpace.Local"/> makes them itself.</param>
    IPassageIndex Create(DocumentScope scope, EmbeddingSpace space);
}

/// <summary>
/// What can be found in the documents of one scope, in memory: words and vectors over their chunks, not their texts. A cache of the rows, never
/// the truth. Used by one caller at a time.
/// </summary>
public interface IPassageIndex
{
    /// <summary>Chunks held.</summary>
    int Count { get; }

    /// <summary>Documents held.</summary>
    IReadOnlyCollection<Guid> Documents { get; }

    /// <summary>Adds chunks of a document, in the order of their ordinals, page after page; one that is held already is replaced.</summary>
    /// <param name="documentId">Which document.</param>
    /// <param name="filename">Its name: a passage is found by it too, at less than by its own words.</param>
    /// <param name="chunks">Some or all of its chunks.</param>
    /// <param name="vectors">By ordinal, in the index's space, where there are any; empty in the local space.</param>
    void Put(
        Guid documentId, string filename, ImmutableArray<DocumentChunk> chunks, ImmutableDictionary<int, ReadOnlyMemory<float>> vectors);

    /// <summary>Forgets a document; unknown ids are ignored.</summary>
    void Remove(Guid documentId);

    /// <summary>Passages that bear on the words, best first.</summary>
    ImmutableArray<FoundChunk> Search(PassageTerms terms);

    /// <summary>Chunks spread evenly over a document's sections, in the order of the text: its beginning is always among them.</summary>
    ImmutableArray<ChunkRef> Sample(Guid documentId, int limit);
}

/// <summary>What is looked for.</summary>
/// <param name="Text">The question, any length.</param>
/// <param name="Vector">Its embedding in the index's space; empty for words only, and in the local space.</param>
/// <param name="Limit">Passages at most, ≥ 1.</param>
public sealed record PassageTerms(string Text, ReadOnlyMemory<float> Vector, int Limit);

/// <summary>A passage as found.</summary>
/// <param name="Chunk">Which.</param>
/// <param name="Score">0–1, higher is better; comparable between scopes of one query.</param>
public sealed record FoundChunk(ChunkRef Chunk, double Score);
