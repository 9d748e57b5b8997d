using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Models.Tests;

/// <summary>Answers every request with the events given, byte for byte: what no well-behaved server would say.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Recorder _recorder;

    private WireServer(WebApplication app, Recorder recorder) => (_app, _recorder) = (app, recorder);

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    /// <summary>Bodies of the requests so far.</summary>
    public IReadOnlyList<string> Requests => _recorder.Requests;

    public static async Task<WireServer> StartAsync(params string[] events)
    {
        var recorder = new Recorder(events);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(recorder.AnswerAsync);
        await app.StartAsync();
        return new WireServer(app, recorder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class Recorder(string[] events)
    {
        public List<string> Requests { get; } = [];

        public async Task AnswerAsync(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body);
            Requests.Add(await reader.ReadToEndAsync(http.RequestAborted));
            http.Response.ContentType = "text/event-stream";
            foreach (var data in events) await http.Response.WriteAsync($"data: {data}\n\n", http.RequestAborted);
        }
    }
}
