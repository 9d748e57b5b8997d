using System.ComponentModel.DataAnnotations;

namespace Backboard.Abstractions;

/// <summary>Section <c>Documents</c>: how large documents may be, how they are read, and what of them a turn is given.</summary>
public sealed class DocumentOptions
{
    /// <summary>Bytes of one file, 1 KiB–1 GiB; more is a 413. <value>50 MiB.</value></summary>
    [Range(1024, 1L << 30)]
    public long MaxFileBytes { get; set; } = 50L << 20;

    /// <summary>Files sent along with one message, 0–100; more is a 400. <value>20.</value></summary>
    [Range(0, 100)]
    public int MaxFilesPerMessage { get; set; } = 20;

    /// <summary>Documents this process reads at once, 1–64. <value>2.</value></summary>
    [Range(1, 64)]
    public int ParallelReads { get; set; } = 2;

    /// <summary>
    /// Seconds that reading one document may take, 1–3,600: of waiting for its process, and on Linux of processor time too. What a slow database takes
    /// is not counted. <value>60.</value>
    /// </summary>
    [Range(1, 3_600)]
    public int ParserSeconds { get; set; } = 60;

    /// <summary>
    /// MiB of memory that the process reading a document may use, 64–16,384. On Linux the system sees to it, and to its having no network; elsewhere
    /// the runtime alone limits its heap. <value>512.</value>
    /// </summary>
    [Range(64, 16_384)]
    public int ParserMegabytes { get; set; } = 512;

    /// <summary>How often reading is begun in all when processes die under it, 1–10. <value>3.</value></summary>
    [Range(1, 10)]
    public int ReadAttempts { get; set; } = 3;

    /// <summary>Folder for files while they are read, emptied at start. <value>A folder of this server below the system's temporary one.</value></summary>
    public string? WorkFolder { get; set; }

    /// <summary>Who writes summaries, as <c>provider/model</c>; <c>local</c> extracts them. Empty takes the default model. <value>Empty.</value></summary>
    public string? SummaryModel { get; set; }

    /// <summary>Seconds that a model may take to write a summary before it is extracted instead, 1–600. <value>30.</value></summary>
    [Range(1, 600)]
    public int SummarySeconds { get; set; } = 30;

    /// <summary>Tokens of documents that a turn is given, 200–200,000. Where all documents in scope fit, all of them go. <value>6,000.</value></summary>
    [Range(200, 200_000)]
    public int ContextTokens { get; set; } = 6_000;

    /// <summary>Seconds that a turn waits for its attachments and its thread's documents to be indexed, 0–600. <value>60.</value></summary>
    [Range(0, 600)]
    public int WaitSeconds { get; set; } = 60;

    /// <summary>How often a model may search documents within one turn, 0–20; 0 offers it no search. <value>5.</value></summary>
    [Range(0, 20)]
    public int SearchRounds { get; set; } = 5;
}
