using Backboard.Models.Gateway;
using Microsoft.Extensions.Options;

namespace Backboard.Models.Resilience;

/// <summary>The connections to all providers: one pool, no cookies, no redirects (a key must not follow one to another host).</summary>
internal sealed class ProviderHttp : IProviderTransport, IDisposable
{
    public ProviderHttp(IOptions<ModelTimeoutOptions> timeouts, TimeProvider time)
        : this(Sockets(timeouts.Value), time)
    {
    }

    public ProviderHttp(HttpMessageHandler handler, TimeProvider time)
    {
        // Deadlines are the gateway's: it knows what it is waiting for.
        var refusals = new RefusalHandler(handler, time);
        Client = new HttpClient(refusals) { Timeout = Timeout.InfiniteTimeSpan };
        Handler = new StreamGuardHandler(refusals);
    }

    public HttpClient Client { get; }

    public HttpMessageHandler Handler { get; }

    public void Dispose()
    {
        Client.Dispose();
        Handler.Dispose();
    }

    private static SocketsHttpHandler Sockets(ModelTimeoutOptions timeouts) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = timeouts.Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 10_000,
        // A cancelled stream closes its connection instead of being read to its end.
        MaxResponseDrainSize = 16 * 1024,
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(100),
    };
}
