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
            ["Storage:ConnectionString"] = $"Data Source={DatabaseFile}",
            ["Auth:BootstrapKey"] = Key,
            ["Auth:KeyFile"] = _folder.File("api-key"),
            ["Auth:Pepper"] = "the pepper of the end to end tests",
            ["Documents:WorkFolder"] = WorkFolder,
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

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => _folder.File("backboard.db");

    /// <summary>Where documents lie while they are read.</summary>
    public string WorkFolder => _folder.File("work");

    /// <summary>Acts as tenant <c>default</c>.</summary>
    public Api Api { get; private set; } = null!;

    public static async Task<TestServer> StartAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var server = new TestServer(settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Stops and starts again on what was stored; address and <see cref="Api"/> are new ones.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>A service of the server, for what HTTP would take too long to ask ten thousand times.</summary>
    public T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

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
        await StopAsync();
        _folder.Dispose();
    }

    private async Task StartAgainAsync()
    {
        var app = BackboardApp.Build([.. _settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        await app.StartAsync();
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Api = As(Key);
    }

    private async Task StopAsync()
    {
        foreach (var client in _clients) client.Dispose();
        _clients.Clear();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}
