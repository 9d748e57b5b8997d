using System.Globalization;

namespace Backboard.FakeModel.Scripting;

public enum FaultKind
{
    /// <summary>An HTTP error status with the provider's error body.</summary>
    Status,

    /// <summary>A TCP reset; before any byte unless <see cref="Fault.After"/> is set.</summary>
    Reset,

    /// <summary>Headers never come.</summary>
    HangBefore,

    /// <summary>Nothing more comes half way.</summary>
    HangAfter,

    /// <summary>Half way, JSON cut in the middle and a clean end.</summary>
    HalfJson,

    /// <summary>The stream ends cleanly half way, without its closing events; a plain body is cut and the connection reset.</summary>
    NoEnd,

    /// <summary>Half way, a byte that is not UTF-8 inside the text.</summary>
    InvalidUtf8,

    /// <summary>Half way, 10 MB of random bytes.</summary>
    Garbage10Mb,

    /// <summary>The deltas repeat until the client leaves.</summary>
    Endless,

    /// <summary>Half way, the provider's error event inside a stream that began well.</summary>
    ErrorEvent,

    /// <summary>307 to <see cref="Fault.To"/>.</summary>
    Redirect,
}

public sealed record Fault(FaultKind Kind)
{
    /// <summary>For <see cref="FaultKind.Status"/>. Default 500.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The <c>Retry-After</c> header of an error status.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How many deltas come before it. Null: half of them.</summary>
    public int? After { get; init; }

    public string? To { get; init; }

    internal static Fault? Named(string? name) => name switch
    {
        "reset" => new(FaultKind.Reset),
        "hang-before" => new(FaultKind.HangBefore),
        "hang-after" => new(FaultKind.HangAfter),
        "half-json" => new(FaultKind.HalfJson),
        "no-end" => new(FaultKind.NoEnd),
        "invalid-utf8" => new(FaultKind.InvalidUtf8),
        "garbage10mb" => new(FaultKind.Garbage10Mb),
        "endless" => new(FaultKind.Endless),
        "error-event" => new(FaultKind.ErrorEvent),
        "redirect" => new(FaultKind.Redirect),
        _ when StatusOf(name) is { } status => new(FaultKind.Status) { Status = status },
        _ => null,
    };

    private static int? StatusOf(string? name)
    {
        var digits = name?.StartsWith("http", StringComparison.Ordinal) == true ? name[4..] : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? status
            : null;
    }
}
