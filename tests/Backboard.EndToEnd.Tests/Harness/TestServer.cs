using Backboard.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.EndToEnd.Tests;

/// <summary>The real server in this process, as the binary composes it: Kestrel on a loopback port, a store of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>The key of tenant <c>default</c>.</summary>
    public const string Key = "bb_endtoend_0123456789abcdefghijklmnopqrstuvwxyzABCDEF";

    private readonly TempFolder _folder = new("backboard-e2e");
    private readonly Dictionary<string, string> _settings;
    private readonly List<HttpClient> _clients = [];
    private WebApplication? _app;

    private TestServer(IEnumerable<(string Name, string Value)> settings)
    {
        _settings = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:Provider"] = "Sqlite",
            ["Storage:ConnectionString"] = $"Data Source={_folder.File("backboard.db")}",
            ["Auth:BootstrapKey"] = Key,
            ["Auth:KeyFile"] = _folder.File("api-key"),
            ["Auth:Pepper"] = "the pepper of the end to end tests",
            ["Models:Local:WordsPerSecond"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
            ["OPENAI_API_KEY"] = "",
            ["OPENAI_BASE_URL"] = "",
            ["ANTHROPIC_API_KEY"] = "",
            ["ANTHROPIC_BASE_URL"] = "",
        };
        foreach (var (name, value) in settings) _settings[name] = value;
    }

    /// <summary>Such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Acts as tenant <c>default</c>.</summary>
    public Api Api { get; private set; } = null!;

    public static async Task<TestServer> StartAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var server = new TestServer(settings);
        var app = BackboardApp.Build([.. server._settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        await app.StartAsync();
        server._app = app;
        server.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Api = server.As(Key);
        return server;
    }

    /// <summary>Acts with another key; null for none.</summary>
    public Api As(string? key)
    {
        var client = new HttpClient { BaseAddress = new Uri($"{Address}/api/"), Timeout = TimeSpan.FromSeconds(60) };
        if (key is not null) client.DefaultRequestHeaders.Add("X-API-Key", key);
        _clients.Add(client);
        return new Api(client);
    }

    /// <summary>Runs the server's own command line in a process of its own, on the same store.</summary>
    /// <returns>What it printed.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        var environment = _settings.Where(setting => setting.Key.Contains(':')).ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), string? (setting) => setting.Value);
        await using var process = ProcessHost.StartDotnet(
            Path.Combine(AppContext.BaseDirectory, "backboard.dll"), arguments, environment, _folder.Path);
        var exit = await process.WaitForExitAsync();
        return exit == 0 ? process.Output : throw new InvalidOperationException($"exit {exit}: {string.Join('\n', process.Output)}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }
}
