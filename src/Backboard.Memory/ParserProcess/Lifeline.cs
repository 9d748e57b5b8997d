using System.Diagnostics;

namespace Backboard.Memory.ParserProcess;

/// <summary>Ends this process, and the tool it has running, when its standard input ends: the server that started it is gone.</summary>
internal static class Lifeline
{
    public static void Hold()
    {
        var input = Console.OpenStandardInput();
        new Thread(() => Watch(input)) { IsBackground = true, Name = "lifeline" }.Start();
    }

    private static void Watch(Stream input)
    {
        Span<byte> ignored = stackalloc byte[16];
        while (input.Read(ignored) > 0)
        {
            // Nothing is ever said on it.
        }

        Tool.KillRunning();
        Process.GetCurrentProcess().Kill();
    }
}
