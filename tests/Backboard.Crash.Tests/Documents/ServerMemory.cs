using System.Globalization;

namespace Backboard.Crash.Tests.Documents;

/// <summary>What the system holds for a server process.</summary>
internal static class ServerMemory
{
    /// <summary>Of the process alone, in KiB: the parsers are others.</summary>
    public static long Kilobytes(Server server)
    {
        var line = File.ReadLines($"/proc/{server.Id}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
