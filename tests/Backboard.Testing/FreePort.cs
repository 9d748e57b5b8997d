using System.Net;
using System.Net.Sockets;

namespace Backboard.Testing;

/// <summary>A loopback port that was free a moment ago, for programs that cannot be given port 0.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
