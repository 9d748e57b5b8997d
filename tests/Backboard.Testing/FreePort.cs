using System.Net;
using System.Net.Sockets;

namespace Backboard.Testing;

/// <summary>
/// Loopback ports that are free, for programs that cannot be given port 0: below those that the system gives to whoever asks for any, so that
/// nobody is given them before they are used.
/// </summary>
public static class FreePort
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    /// <summary>The first of so many free ports in a row.</summary>
    public static int Next(int inARow = 1)
    {
        while (true)
        {
            var first = Random.Shared.Next(Lowest, Highest);
            if (Enumerable.Range(first, inARow).All(IsFree)) return first;
        }
    }

    /// <summary>Whether nobody listens at it.</summary>
    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
