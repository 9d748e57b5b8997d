using System.Collections;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Backboard.HostileParser;

/// <summary>What a confined process finds around it, a line each.</summary>
internal static class Surroundings
{
    public static string Report() => string.Join('\n', (IEnumerable<string>)
    [
        Attempt("tcp", () => Connect(AddressFamily.InterNetwork, SocketType.Stream, new IPEndPoint(IPAddress.Loopback, 9))),
        Attempt("tcp6", () => Connect(AddressFamily.InterNetworkV6, SocketType.Stream, new IPEndPoint(IPAddress.IPv6Loopback, 9))),
        Attempt("udp", () => Connect(AddressFamily.InterNetwork, SocketType.Dgram, new IPEndPoint(IPAddress.Loopback, 9))),
        Attempt("unix", () => Connect(AddressFamily.Unix, SocketType.Stream, new UnixDomainSocketEndPoint("/tmp/nobody"))),
        Attempt("thread", () => RunThread(() => Connect(AddressFamily.InterNetwork, SocketType.Stream, new IPEndPoint(IPAddress.Loopback, 9)))),
        Attempt("tool", ToolConnects),
        $"environment: {string.Join(' ', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => entry.Key).Order())}",
    ]);

    private static string Attempt(string name, Action deed)
    {
        try
        {
            deed();
            return $"{name}: done";
        }
        catch (SocketException e)
        {
            return $"{name}: {e.SocketErrorCode}";
        }
    }

    private static void Connect(AddressFamily family, SocketType type, EndPoint target)
    {
        using var socket = new Socket(family, type, ProtocolType.Unspecified);
        socket.Connect(target);
    }

    private static void RunThread(Action deed)
    {
        SocketException? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                deed();
            }
            catch (SocketException e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) throw thrown;
    }

    private static void ToolConnects()
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]) { RedirectStandardError = true, UseShellExecute = false })!;
        var complaint = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        if (complaint.Contains("Permission denied", StringComparison.Ordinal)) throw new SocketException((int)SocketError.AccessDenied);
    }
}
