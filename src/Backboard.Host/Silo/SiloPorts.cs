using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>
/// Where the silo listens: the ports that are set, which must be free, or free ones, which are held until the process ends so that nobody else
/// is given them meanwhile. Orleans shares a port that another process listens at instead of failing, so it is asked for here.
/// </summary>
internal sealed class SiloPorts : IDisposable
{
    private readonly List<Socket> _held = [];

    public SiloPorts(IOptions<SiloOptions> options)
    {
        var settings = options.Value;
        Advertised = IPAddress.Parse(settings.AdvertisedAddress);
        Listening = settings.ListenOnAll ? (Advertised.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any) : Advertised;
        Silo = settings.Port is { } port ? Free(port, "Silo__Port") : Hold();
        if (settings.GatewayPort is { } gateway)
            Gateway = Free(gateway, "Silo__GatewayPort");
        else if (settings.Clustering == SiloClustering.AdoNet)
            Gateway = Hold();
    }

    public IPAddress Advertised { get; }

    public IPAddress Listening { get; }

    public int Silo { get; }

    /// <summary>0 for none.</summary>
    public int Gateway { get; }

    public void Dispose() => _held.ForEach(socket => socket.Dispose());

    private int Free(int port, string setting)
    {
        using var socket = NewSocket();
        Bind(socket, port, setting);
        return port;
    }

    /// <summary>A port of the system's choice; bound so that the silo can listen there, too.</summary>
    private int Hold()
    {
        var socket = NewSocket();
        _held.Add(socket);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        Bind(socket, 0, "Silo__Port");
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private Socket NewSocket() => new(Listening.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

    private void Bind(Socket socket, int port, string setting)
    {
        try
        {
            socket.Bind(new IPEndPoint(Listening, port));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new InvalidOperationException(
                $"Silo__AdvertisedAddress: {Listening} is no address of this machine; with Silo__ListenOnAll=true it need not be.", e);
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException($"{setting}: port {port} of {Listening} cannot be used ({e.SocketErrorCode}).", e);
        }
    }
}
