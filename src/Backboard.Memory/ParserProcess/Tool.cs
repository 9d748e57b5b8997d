using System.ComponentModel;
using System.Diagnostics;

namespace Backboard.Memory.ParserProcess;

/// <summary>A program of the system that reads a format for us; one at a time. It has the limits of this process.</summary>
internal static class Tool
{
    private const int LongestComplaint = 4_096;

    private static volatile Process? s_running;

    /// <param name="read">Is given what it says on its standard output.</param>
    /// <returns>The exit code, and what it said on its standard error.</returns>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    public static (int ExitCode, string Complaint) Run(string program, IEnumerable<string> arguments, Action<StreamReader> read)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            },
        };
        var complaint = "";
        process.ErrorDataReceived += (_, line) =>
        {
            if (complaint.Length < LongestComplaint) complaint += line.Data;
        };
        process.Start();
        s_running = process;
        try
        {
            process.StandardInput.Close();
            process.BeginErrorReadLine();
            read(process.StandardOutput);
            process.WaitForExit();
            return (process.ExitCode, complaint);
        }
        finally
        {
            // Of a reader that gave up.
            process.Kill();
            s_running = null;
        }
    }

    /// <summary>Ends the one that runs, from another thread, when this process is about to end.</summary>
    public static void KillRunning()
    {
        try
        {
            s_running?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
