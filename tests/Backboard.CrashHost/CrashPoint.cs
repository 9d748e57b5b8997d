using System.Globalization;

namespace Backboard.CrashHost;

/// <summary>Where in a write the process dies.</summary>
internal enum CrashMoment
{
    /// <summary>Nothing was sent.</summary>
    Before,

    /// <summary>The write is on its way; whether it is committed is anybody's guess.</summary>
    Sent,

    /// <summary>The write is committed, and nobody has been told.</summary>
    After,
}

/// <summary>A numbered point: the n-th write of a kind, and where in it.</summary>
/// <param name="Kind">See <see cref="WriteKinds"/>.</param>
/// <param name="Moment">Where.</param>
/// <param name="Occurrence">From 1.</param>
/// <param name="Microseconds">How long a write that was sent is left alone.</param>
internal sealed record CrashPoint(string Kind, CrashMoment Moment, int Occurrence, int Microseconds)
{
    /// <summary>Reads <c>kind-moment:n</c> or <c>kind-sent:n:microseconds</c>.</summary>
    public static CrashPoint Parse(string text)
    {
        var parts = text.Split(':');
        var dash = parts[0].LastIndexOf('-');
        return new CrashPoint(
            parts[0][..dash],
            Enum.Parse<CrashMoment>(parts[0][(dash + 1)..], ignoreCase: true),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0);
    }
}
