using Backboard.Host;
using Backboard.Testing;

namespace Backboard.Bench.Servers;

/// <summary>The real composition inside this process: for its services, or to weigh its heap.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    private readonly TempFolder _folder = new("backboard-bench");
    private readonly WebApplication _app;
    private bool _isStarted;

    private InProcess(BackboardSettings settings)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _app = BackboardApp.Build(
        [
            .. (settings with { Sqlite = settings.Sqlite ?? _folder.File("backboard.db") }).ToEnvironment(Address)
                .Where(static setting => setting.Value is not null)
                .Select(static setting => $"--{setting.Key.Replace("__", ":")}={setting.Value}"),
            $"--urls={Address}",
            $"--Auth:KeyFile={_folder.File("api-key")}",
            $"--Auth:PepperFile={_folder.File("pepper")}",
        ]);
    }

    public Uri Address { get; }

    /// <summary>Not started: its services can be used, its store cannot.</summary>
    public static InProcess Build(BackboardSettings settings) => new(settings);

    public static async Task<InProcess> StartAsync(BackboardSettings settings, CancellationToken stop)
    {
        var app = new InProcess(settings);
        await app._app.StartAsync(stop);
        app._isStarted = true;
        return app;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_isStarted) await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
