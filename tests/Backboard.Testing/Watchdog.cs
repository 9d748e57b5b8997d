using System.Diagnostics;

namespace Backboard.Testing;

/// <summary>
/// A shell that waits on a pipe from this process and, when this process dies in whatever way, signals the guarded
/// process and removes its folder. Dispose calls it off.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        trap '' INT HUP TERM
        read -r _
        kill "-$1" "$2"
        [ -z "$3" ] && exit
        while kill -0 "$2"; do sleep 0.1; done
        rm -rf -- "$3"
        """;

    private readonly Process _shell;

    private Watchdog(Process shell) => _shell = shell;

    public static Watchdog Guard(int processId, int signal, string? folder = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["-c", Script, "watchdog", $"{signal}", $"{processId}", folder ?? ""]) start.ArgumentList.Add(argument);
        return new Watchdog(Process.Start(start)!);
    }

    public void Dispose()
    {
        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
