using System.ComponentModel.DataAnnotations;

namespace Backboard.Abstractions;

/// <summary>Who keeps what can be found of memories and documents; the truth is in the database with either.</summary>
public enum MemoryBackend
{
    /// <summary>The engine's own indexes.</summary>
    Own,

    /// <summary>Kernel Memory, in a build that has it.</summary>
    KernelMemory,
}

/// <summary>Section <c>Memory</c>: how memories are extracted and recalled.</summary>
public sealed class MemoryOptions
{
    /// <summary>See <see cref="MemoryBackend"/>. <value><c>Own</c>.</value></summary>
    [EnumDataType(typeof(MemoryBackend))]
    public MemoryBackend Backend { get; set; }

    /// <summary>Who reads messages for facts, as <c>provider/model</c>; <c>local</c> for the rules. Empty takes the turn's model. <value>Empty.</value></summary>
    public string? Model { get; set; }

    /// <summary>Tokens of memories that a turn is given, 50–20,000. <value>1,500.</value></summary>
    [Range(50, 20_000)]
    public int RecallTokens { get; set; } = 1_500;

    /// <summary>Memories that a turn is given at most, 1–100. <value>50.</value></summary>
    [Range(1, 100)]
    public int RecallLimit { get; set; } = 50;

    /// <summary>Milliseconds that a turn waits for its memories before it goes on without, 100–30,000. <value>3,000.</value></summary>
    [Range(100, 30_000)]
    public int RecallMilliseconds { get; set; } = 3_000;

    /// <summary>Milliseconds that embeddings may take before words alone are used, 100–30,000. <value>2,000.</value></summary>
    [Range(100, 30_000)]
    public int EmbeddingMilliseconds { get; set; } = 2_000;

    /// <summary>Seconds that a model may take to read a message, 1–600. <value>60.</value></summary>
    [Range(1, 600)]
    public int ExtractionSeconds { get; set; } = 60;

    /// <summary>How often a model is asked to read a message before the rules do, 1–10. <value>3.</value></summary>
    [Range(1, 10)]
    public int ExtractionAttempts { get; set; } = 3;
}
