namespace Backboard.Abstractions;

/// <summary>Reads a user's message for facts worth remembering and decides what they change. Writes nothing.</summary>
public interface IFactExtractor
{
    /// <summary>
    /// Decides by the model, or by rules where the model is null or <c>local</c>. Never throws for what a model answers or a
    /// provider does: see <see cref="Extraction"/>.
    /// </summary>
    Task<Extraction> Extract(ExtractionRequest request, CancellationToken cancellationToken);
}

/// <summary>What there is to read.</summary>
/// <param name="Message">The user's own words, whole; the only text facts may come from.</param>
/// <param name="PreviousAnswer">What the assistant had said before it, for what the user confirms; null for none.</param>
/// <param name="ToldAt">UTC, when the words were told.</param>
/// <param name="Related">Current extracted memories of the same scope that bear on the words; only these may be changed.</param>
/// <param name="Model">Who reads; null for the rules.</param>
public sealed record ExtractionRequest(
    string Message, string? PreviousAnswer, DateTimeOffset ToldAt, ImmutableArray<MemoryRecord> Related, ModelInfo? Model)
{
    /// <summary>Replaces the instructions on what is a fact; null for ours.</summary>
    public string? FactPrompt { get; init; }

    /// <summary>Replaces the instructions on what a fact does to the memories there are; null for ours.</summary>
    public string? UpdatePrompt { get; init; }
}

/// <summary>How an extraction ended.</summary>
public abstract record Extraction;

/// <summary>Decided. No decision at all means that the words hold nothing to remember.</summary>
/// <param name="Decisions">In the order of the words.</param>
/// <param name="Extractor">Who decided, and in which version, such as <c>rules/1</c>.</param>
public sealed record Extracted(ImmutableArray<MemoryDecision> Decisions, string Extractor) : Extraction;

/// <summary>The provider did not answer; worth another try.</summary>
/// <param name="Reason">For people.</param>
public sealed record ExtractionUnavailable(string Reason) : Extraction;

/// <summary>The model answered something that must not be followed: no JSON, foreign ids, words that nobody said.</summary>
/// <param name="Reason">For people; says what was wrong, quotes nothing of it.</param>
public sealed record ExtractionRejected(string Reason) : Extraction;

/// <summary>What one fact does.</summary>
/// <param name="Kind">Add; Update (a new version of <paramref name="MemoryId"/>); Delete (it is no longer true); None (known already).</param>
/// <param name="MemoryId">One of the related memories; null for Add, and for None where nothing is named.</param>
/// <param name="Content">The new text, for Add and Update; null otherwise.</param>
public sealed record MemoryDecision(MemoryEffectKind Kind, Guid? MemoryId, string? Content)
{
    public MemoryKind Of { get; init; }

    /// <summary>0–1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>First character of the words in the message that say so.</summary>
    public int Start { get; init; }

    /// <summary>Characters, ≥ 1.</summary>
    public int Length { get; init; }

    /// <summary>UTC day of the event that the words name, resolved against when they were told; null for none.</summary>
    public DateTimeOffset? OccurredOn { get; init; }

    /// <summary>
    /// For Delete: index in the same list of the Add that takes its place, so that it is recorded as superseded; null when
    /// nothing does.
    /// </summary>
    public int? SupersededBy { get; init; }

    /// <summary>
    /// For Add: it was true once and is no more, because a memory told later says otherwise. It is recorded as retired, valid
    /// until this time.
    /// </summary>
    public DateTimeOffset? ValidTo { get; init; }
}
