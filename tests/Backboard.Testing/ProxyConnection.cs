using System.Net;
using System.Net.Sockets;

namespace Backboard.Testing;

/// <summary>One client's line through the proxy.</summary>
internal sealed class ProxyConnection(TcpProxy proxy, Socket client) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _closed = new();
    private ReplyCut? _pending;

    public async Task RunAsync(int target)
    {
        client.NoDelay = true;
        try
        {
            await proxy.Passable.WaitAsync(_closed.Token);
            await _server.ConnectAsync(IPAddress.Loopback, target, _closed.Token);
            // Whichever side ends first ends the line.
            await await Task.WhenAny(RequestsAsync(), RepliesAsync());
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A side left or the line was cut: what this class is for.
            Reset();
        }
    }

    /// <summary>Both ends get a reset instead of an orderly close.</summary>
    public void Reset()
    {
        client.Close(timeout: 0);
        _server.Close(timeout: 0);
        _closed.Cancel();
    }

    public void Dispose()
    {
        _closed.Cancel();
        client.Dispose();
        _server.Dispose();
        // The source itself is not disposed: a pump that ends later still cancels it, and it holds no timer.
    }

    private async Task RequestsAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReceiveAsync(buffer.AsMemory(), _closed.Token) is > 0 and var count)
        {
            var request = buffer.AsMemory(0, count);
            await proxy.Passable.WaitAsync(_closed.Token);
            if (proxy.Armed() is { WaitsForRequest: true } cut && cut.MatchesRequest(request) && proxy.Use(cut)) _pending = cut;
            await SendAsync(_server, request);
        }
    }

    private async Task RepliesAsync()
    {
        var buffer = new byte[64 * 1024];
        while (await _server.ReceiveAsync(buffer.AsMemory(), _closed.Token) is > 0 and var count)
        {
            var reply = buffer.AsMemory(0, count);
            if (proxy.Latency > TimeSpan.Zero) await Task.Delay(proxy.Latency, _closed.Token);
            await proxy.Passable.WaitAsync(_closed.Token);
            if (CutOf(reply) is not (var cut, var passed))
            {
                await SendAsync(client, reply);
                continue;
            }

            await SendAsync(client, reply[..passed]);
            Reset();
            cut.Happened();
            return;
        }
    }

    private (ReplyCut Cut, int Passed)? CutOf(ReadOnlyMemory<byte> reply)
    {
        if (_pending is { } pending) return (pending, 0);
        if (proxy.Armed() is not { WaitsForRequest: false } cut || cut.PassedOf(reply) is not { } passed || !proxy.Use(cut)) return null;
        return (cut, passed);
    }

    private async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await to.SendAsync(bytes, _closed.Token)..];
    }
}
