using System.Net;
using System.Net.Sockets;
using System.Text;
using Backboard.FakeModel;

namespace Backboard.Testing.Tests;

public sealed class TcpProxyTests : IAsyncLifetime
{
    private FakeModelServer _server = null!;
    private TcpProxy _proxy = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync();
        _proxy = TcpProxy.Start(new Uri(_server.Address).Port);
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_passes_refuses_and_passes_again()
    {
        Assert.Contains("fake-1", await Get(), StringComparison.Ordinal);
        _proxy.Mode = ProxyMode.Refuse;
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(Get);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(refused.InnerException).SocketErrorCode);
        _proxy.Mode = ProxyMode.Pass;
        Assert.Contains("fake-1", await Get(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blackhole_holds_everything_back_until_it_is_opened()
    {
        _proxy.Mode = ProxyMode.Blackhole;
        var held = Get();
        await Eventually.True(() => _proxy.Connections == 1);
        Assert.Empty(_server.Requests);
        Assert.False(held.IsCompleted);
        _proxy.Mode = ProxyMode.Pass;
        Assert.Contains("fake-1", await held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_breaks_open_connections()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        await Eventually.True(() => _proxy.Connections == 1);
        _proxy.Mode = ProxyMode.Reset;
        var error = await Assert.ThrowsAsync<SocketException>(async () => await socket.ReceiveAsync(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Fact]
    public async Task The_answer_is_cut_after_so_many_bytes()
    {
        var cut = _proxy.Cut(ReplyCut.AfterBytes(20));
        var received = await Raw("GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n");
        await cut;
        Assert.Equal("HTTP/1.1 200 OK\r\nCon", received);
    }

    [Fact]
    public async Task A_request_passes_and_its_answer_is_dropped()
    {
        var cut = _proxy.Cut(ReplyCut.AfterRequest("/__gates/x"u8));
        Assert.Contains("fake-1", await Get(), StringComparison.Ordinal);
        Assert.Equal("", await Raw("POST /__gates/x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
        await cut;
        Assert.Contains("fake-1", await Get(), StringComparison.Ordinal);
    }

    /// <summary>What arrives until the connection is reset.</summary>
    private async Task<string> Raw(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var buffer = new byte[4096];
        var received = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(received)) is > 0 and var count) received += count;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return Encoding.ASCII.GetString(buffer, 0, received);
        }

        throw new InvalidOperationException("the connection was closed in order");
    }

    private async Task<string> Get()
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"http://127.0.0.1:{_proxy.Port}/v1/models"));
    }
}
