using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Backboard.Testing;

/// <summary>Signals by process id, to processes that this test started.</summary>
public static partial class Signals
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const int NoSuchProcess = 3;

    /// <summary>SIGSTOP and SIGCONT have other numbers on macOS.</summary>
    public static int Stop => OperatingSystem.IsMacOS() ? 17 : 19;

    public static int Continue => OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>A process that is gone already is no error.</summary>
    public static void Send(int processId, int signal)
    {
        if (processId <= 1) throw new ArgumentOutOfRangeException(nameof(processId), processId, "not a process that a test may signal");
        if (SendSignal(processId, signal) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != NoSuchProcess) throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);
}
