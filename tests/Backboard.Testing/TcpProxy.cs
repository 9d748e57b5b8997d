using System.Net;
using System.Net.Sockets;

namespace Backboard.Testing;

public enum ProxyMode
{
    Pass,

    /// <summary>New connections are refused, open ones reset.</summary>
    Refuse,

    /// <summary>Connections are accepted and stay open; no byte passes.</summary>
    Blackhole,

    /// <summary>Open connections are reset, and new ones right after the accept.</summary>
    Reset,
}

/// <summary>A TCP proxy whose line can be broken at run time; to a loopback port, and from one if nothing else is asked for.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<ProxyConnection> _connections = [];
    private readonly int _target;
    private readonly IPAddress _address;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReplyCut? _cut;
    private ProxyMode _mode;

    private TcpProxy(int target, IPAddress address)
    {
        (_target, _address) = (target, address);
        _open.SetResult();
        Listen(port: 0);
    }

    public int Port { get; private set; }

    /// <summary>Pause before each piece of the server's answers is passed on.</summary>
    public TimeSpan Latency { get; set; }

    public int Connections
    {
        get
        {
            lock (_lock) return _connections.Count;
        }
    }

    /// <summary>Takes effect at once, on open connections too.</summary>
    public ProxyMode Mode
    {
        get => _mode;
        set => Switch(value);
    }

    internal Task Passable => _open.Task;

    /// <param name="address">Where it listens. Default loopback.</param>
    public static TcpProxy Start(int targetPort, IPAddress? address = null) => new(targetPort, address ?? IPAddress.Loopback);

    /// <summary>
    /// Arms one cut; it fires on the first connection that meets it and is then used up. The connection is reset, the
    /// server sees its client leave.
    /// </summary>
    /// <returns>Completes when the cut has happened.</returns>
    public Task Cut(ReplyCut cut)
    {
        Volatile.Write(ref _cut, cut);
        return cut.Done;
    }

    public void ResetConnections()
    {
        lock (_lock)
        {
            foreach (var connection in _connections.ToArray()) connection.Reset();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Mode = ProxyMode.Refuse;
        await _accepting;
    }

    internal ReplyCut? Armed() => Volatile.Read(ref _cut);

    /// <summary>Whether the caller is the one connection that this cut fires on.</summary>
    internal bool Use(ReplyCut cut) => Interlocked.CompareExchange(ref _cut, null, cut) == cut;

    private void Switch(ProxyMode mode)
    {
        lock (_lock)
        {
            if (mode == _mode) return;
            _mode = mode;
            if (mode == ProxyMode.Refuse) StopListening();
            else if (_listener is null) Listen(Port);
            // Before the line opens again: what a blackhole holds back must not slip through.
            if (mode is ProxyMode.Refuse or ProxyMode.Reset) ResetConnections();
            if (mode == ProxyMode.Blackhole) _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
            else _open.TrySetResult();
        }
    }

    private void StopListening()
    {
        // First forgotten, then closed: that is how the accept loop knows that this end was meant.
        var listener = _listener;
        _listener = null;
        listener?.Dispose();
    }

    private void Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        listener.Bind(new IPEndPoint(_address, port));
        listener.Listen(512);
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException && _listener != listener)
        {
            // Closed: new clients are refused from now on.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var connection = new ProxyConnection(this, client);
        lock (_lock)
        {
            if (_mode is ProxyMode.Refuse or ProxyMode.Reset)
            {
                connection.Reset();
                return;
            }

            _connections.Add(connection);
        }

        await connection.RunAsync(_target);
        lock (_lock) _connections.Remove(connection);
    }
}
