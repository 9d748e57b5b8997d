using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Backboard.Models.Tests.Faults;

public sealed class ConnectTests
{
    [Theory, InlineData("openai"), InlineData("anthropic")]
    public async Task A_host_that_does_not_take_connections_times_out(string provider)
    {
        using var full = FullListener.Start();
        var address = $"http://127.0.0.1:{full.Port}";
        await using var services = Composition.Services(address, address, timeouts => timeouts.Connect = TimeSpan.FromMilliseconds(300));

        var start = Stopwatch.GetTimestamp();
        var answer = await Answer.Read(services.Gateway().Stream(Some.Hello(provider), default));

        Assert.Equal("provider_timeout", answer.FailedCode);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(3));
    }

    /// <summary>A port whose queue of waiting connections is full: the kernel drops what comes, as an unreachable host would.</summary>
    private sealed class FullListener : IDisposable
    {
        private readonly List<Socket> _sockets = [new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)];

        public int Port => ((IPEndPoint)_sockets[0].LocalEndPoint!).Port;

        public static FullListener Start()
        {
            var full = new FullListener();
            full._sockets[0].Bind(new IPEndPoint(IPAddress.Loopback, 0));
            full._sockets[0].Listen(0);
            for (var i = 0; i < 4; i++)
            {
                var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                full._sockets.Add(waiting);
                try
                {
                    waiting.Connect(IPAddress.Loopback, full.Port);
                }
                catch (SocketException pending) when (pending.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // It connects on its own, or never.
                }
            }

            return full;
        }

        public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
    }
}
