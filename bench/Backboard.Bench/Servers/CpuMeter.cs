using System.Diagnostics;

namespace Backboard.Bench.Servers;

/// <summary>Processor time of a server and of PostgreSQL: what a turn costs, however busy the machine is with other things.</summary>
internal sealed class CpuMeter(Server server, Rig rig)
{
    private readonly TimeSpan _server = Of(server);
    private readonly Dictionary<int, TimeSpan> _postgres = OfPostgres(rig);

    /// <summary>Milliseconds since the meter was made.</summary>
    public double ServerMilliseconds => (Of(server) - _server).TotalMilliseconds;

    /// <summary>Milliseconds since the meter was made, of the postmaster's children that live now; 0 where the system does not tell.</summary>
    public double PostgresMilliseconds =>
        OfPostgres(rig).Sum(child => (child.Value - _postgres.GetValueOrDefault(child.Key)).TotalMilliseconds);

    public static TimeSpan Of(Server server) => Of(server.Process.Id);

    private static Dictionary<int, TimeSpan> OfPostgres(Rig rig)
    {
        var children = $"/proc/{rig.Postgres.ProcessId}/task/{rig.Postgres.ProcessId}/children";
        if (!File.Exists(children)) return [];
        return File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToDictionary(id => id, Of);
    }

    private static TimeSpan Of(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Gone since it was listed.
            return TimeSpan.Zero;
        }
    }
}
