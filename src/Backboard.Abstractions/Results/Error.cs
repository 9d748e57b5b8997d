namespace Backboard.Abstractions;

/// <summary>What kind of refusal; the front end maps each to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>Absent, deleted, or another tenant's: 404.</summary>
    NotFound,

    /// <summary>Understood and refused: 400.</summary>
    Invalid,

    /// <summary>Of the wrong shape, or a key reused with other content: 422.</summary>
    Unprocessable,

    /// <summary>The thread is busy and its queue is full: 409 with Retry-After.</summary>
    Conflict,

    /// <summary>A quota is used up: 429 with Retry-After.</summary>
    Limited,

    /// <summary>A backend does not answer: 503 with Retry-After. Nothing is lost.</summary>
    Unavailable,

    /// <summary>A stored row cannot be read: 500 with a code. The row is kept for repair.</summary>
    Corrupt,

    /// <summary>Not built into this server: 501.</summary>
    NotSupported,
}

/// <summary>A refusal in a sentence the caller will read.</summary>
/// <param name="Kind">Decides the status.</param>
/// <param name="Message">Shown as <c>detail</c>; no secrets, no internals.</param>
/// <param name="Code">Stable machine-readable word, or null.</param>
/// <param name="RetryAfterSeconds">Whole seconds until a retry makes sense, or null.</param>
/// <param name="RunId">The run whose outcome is unknown, when that is what failed.</param>
[GenerateSerializer, Immutable, Alias("backboard.error")]
public sealed record Error(
    [property: Id(0)] ErrorKind Kind,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Code = null,
    [property: Id(3)] int? RetryAfterSeconds = null,
    [property: Id(4)] Guid? RunId = null)
{
    /// <summary>Code of <see cref="Leaving"/>.</summary>
    public const string LeavingCode = "leaving";

    public static Error NotFound(string message) => new(ErrorKind.NotFound, message);

    public static Error Invalid(string message, string? code = null) => new(ErrorKind.Invalid, message, code);

    public static Error Unprocessable(string message, string? code = null) => new(ErrorKind.Unprocessable, message, code);

    public static Error Conflict(string message, string code, int retryAfterSeconds) =>
        new(ErrorKind.Conflict, message, code, retryAfterSeconds);

    public static Error Unavailable(string message, Guid? runId = null) =>
        new(ErrorKind.Unavailable, message, "unavailable", 1, runId);

    /// <summary>The process that was asked is stopping; another one can do it.</summary>
    public static Error Leaving(Guid? runId) =>
        new(ErrorKind.Unavailable, "This server is shutting down.", LeavingCode, 1, runId);

    public static Error Corrupt(string message) => new(ErrorKind.Corrupt, message, "corrupt_row");

    public static Error NotSupported(string message) => new(ErrorKind.NotSupported, message, "not_supported");
}
