using System.Net;
using Backboard.Testing;

namespace Backboard.Bench.Servers;

/// <summary>A server under load, as a process of its own on loopback.</summary>
internal sealed record Server(string Name, ProcessHost Process, Uri Address) : IAsyncDisposable
{
    /// <summary>A client with as many connections as it has requests under way.</summary>
    public HttpClient CreateClient(TimeSpan? timeout = null) => ClientOf(Address, timeout);

    public static HttpClient ClientOf(Uri address, TimeSpan? timeout = null)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
        })
        {
            BaseAddress = address,
            Timeout = timeout ?? TimeSpan.FromSeconds(60),
        };
        client.DefaultRequestHeaders.Add("X-API-Key", BackboardSettings.Key);
        return client;
    }

    /// <summary>SIGTERM, and waits until it is gone.</summary>
    public async Task StopAsync()
    {
        Process.Terminate();
        await Process.WaitForExitAsync(TimeSpan.FromSeconds(60));
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
