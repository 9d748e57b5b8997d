using System.Net;
using Backboard.FakeModel.Scripting;
using Backboard.FakeModel.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Backboard.FakeModel;

/// <summary>A real HTTP server on loopback that speaks OpenAI chat completions (also by Azure's paths and in Mistral's way), Anthropic messages, Gemini's generation and Ollama's chat.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestLog _log;

    private FakeModelServer(WebApplication app, RequestLog log, Script script)
    {
        _app = app;
        _log = log;
        Script = script;
        Address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
    }

    /// <summary>Base address without a trailing slash, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    /// <summary>The base URL an OpenAI client is given.</summary>
    public string OpenAiUrl => $"{Address}/v1";

    /// <summary>The base URL an Anthropic client is given.</summary>
    public string AnthropicUrl => Address;

    /// <summary>The base URL of a client for Mistral.</summary>
    public string MistralUrl => $"{Address}/mistral/v1";

    public Script Script { get; }

    /// <summary>A snapshot of the recorded requests, oldest first; control requests are not among them.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>What was reported to clients since the start or the last <see cref="ClearRequests"/>.</summary>
    public UsageTotals Usage => _log.Usage;

    public static async Task<FakeModelServer> StartAsync(FakeModelOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FakeModelOptions();
        var url = new Uri(options.Url);
        // The empty builder reads no environment and no appsettings, so a host in the same process cannot change it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.TryParse(url.Host, out var ip) ? ip : IPAddress.Loopback, url.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));

        var app = builder.Build();
        var log = new RequestLog(options);
        var script = new Script(options);
        var router = new Router(options, script, log);
        app.Run(router.RouteAsync);
        await app.StartAsync(cancellationToken);
        return new FakeModelServer(app, log, script);
    }

    /// <summary>Asks <paramref name="handler"/> for the reply to each request; null passes it on. Newest handler first.</summary>
    /// <returns>Disposing it removes the handler.</returns>
    public IDisposable OnRequest(Func<ModelCall, Reply?> handler) => Script.OnRequest(handler);

    public void ClearRequests() => _log.Clear();

    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
