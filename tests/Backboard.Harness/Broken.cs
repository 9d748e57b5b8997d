using System.Net;

namespace Backboard.Harness;

/// <summary>What a patient client tries again after.</summary>
internal static class Broken
{
    /// <summary>The connection went, or never was.</summary>
    public static bool Connection(Exception exception) => exception is HttpRequestException or IOException;

    public static bool Status(HttpStatusCode status) => status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict;
}
