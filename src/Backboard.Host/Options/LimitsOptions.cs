using System.ComponentModel.DataAnnotations;

namespace Backboard.Host;

/// <summary>Section <c>Limits</c>: what one request, key or connection may cost. Checked at start.</summary>
public sealed class LimitsOptions
{
    /// <summary>Bytes of a request body, 1 KiB–1 GiB; more is a 413. <value>10 MiB.</value></summary>
    [Range(1024, 1L << 30)]
    public long MaxBodyBytes { get; set; } = 10L << 20;

    /// <summary>Bytes of all request headers together, 4 KiB–1 MiB; more is a 431. <value>32 KiB.</value></summary>
    [Range(4096, 1 << 20)]
    public int MaxHeaderBytes { get; set; } = 32 << 10;

    /// <summary>Connections this process holds, 16–1,000,000; more are closed. <value>20,000.</value></summary>
    [Range(16, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>Nesting of JSON, 8–128; deeper is a 422. <value>64.</value></summary>
    [Range(8, 128)]
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>Fields of a form, 16–4,096; more is a 400. <value>128.</value></summary>
    [Range(16, 4096)]
    public int MaxFormFields { get; set; } = 128;

    /// <summary>UTF-16 units of a message, 1–100,000,000; more is a 400. <value>1,000,000.</value></summary>
    [Range(1, 100_000_000)]
    public int MaxContentChars { get; set; } = 1_000_000;

    /// <summary>UTF-16 units of a prompt, description or prefill, 1–10,000,000; more is a 400. <value>256,000.</value></summary>
    [Range(1, 10_000_000)]
    public int MaxPromptChars { get; set; } = 256_000;

    /// <summary>Bytes of a metadata object as compact JSON, 2–1 MiB; more is a 400. <value>64 KiB.</value></summary>
    [Range(2, 1 << 20)]
    public int MaxMetadataBytes { get; set; } = 64 << 10;

    /// <summary>Tool definitions of an assistant or turn, 1–1,024; more is a 422. <value>128.</value></summary>
    [Range(1, 1024)]
    public int MaxTools { get; set; } = 128;

    /// <summary>Outputs in one submission, 1–1,024; more is a 422. <value>128.</value></summary>
    [Range(1, 1024)]
    public int MaxToolOutputs { get; set; } = 128;

    /// <summary>UTF-16 units of one tool output, 1–100,000,000; more is a 400. <value>1,000,000.</value></summary>
    [Range(1, 100_000_000)]
    public int MaxToolOutputChars { get; set; } = 1_000_000;

    /// <summary>Event streams open at once with one key, 1–1,000,000; more is a 429. <value>10,000.</value></summary>
    [Range(1, 1_000_000)]
    public int MaxStreamsPerKey { get; set; } = 10_000;

    /// <summary>Newest messages shown for each thread of a list, 0–10,000; a single thread shows all. <value>1,000.</value></summary>
    [Range(0, 10_000)]
    public int MaxListedMessages { get; set; } = 1_000;
}
