using System.Text.RegularExpressions;
using Backboard.Host;

namespace Backboard.Harness;

/// <summary>A real server process on a port of its own, which can be killed and started again on what it left behind.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string ApiKey = "a-key-for-the-crash-tests";

    private const int KilledExitCode = 128 + Signals.Kill;
    private static readonly TimeSpan DeathTimeout = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new("backboard-crash");
    private readonly ServerSetup _setup;
    private readonly List<string> _earlier = [];
    private ProcessHost _process = null!;

    private Server(ServerSetup setup) => _setup = setup;

    /// <summary>Of the newest start, with the key.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Of the newest start.</summary>
    public int Id => _process.Id;

    public string DatabaseFile => _folder.File("log.db");

    /// <summary>Of the newest start.</summary>
    public IReadOnlyList<string> Output => _process.Output;

    /// <summary>Of all starts.</summary>
    public IReadOnlyList<string> AllOutput => [.. _earlier, .. _process.Output];

    public bool HasExited => _process.HasExited;

    /// <param name="crashAt">Where the process dies, in any thread; null to let it live.</param>
    public static async Task<Server> StartAsync(ServerSetup setup, string? crashAt = null)
    {
        var server = new Server(setup);
        try
        {
            await server.StartAgainAsync(crashAt);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process on the same folder, database and node name; the old one must be dead.</summary>
    public async Task StartAgainAsync(string? crashAt = null)
    {
        if (_process is not null)
        {
            _earlier.AddRange(_process.Output);
            await _process.DisposeAsync();
        }

        var assembly = _setup.Crashable ? typeof(CrashHost.Entry).Assembly : typeof(BackboardApp).Assembly;
        var environment = _setup.Environment(_folder.Path);
        environment["CRASH_AT"] = crashAt;
        _process = ProcessHost.StartDotnet(
            assembly.Location, ["--urls", $"http://{_setup.Address}:0"], environment, _folder.Path, _setup.Within);
        var line = await _process.WaitForLineAsync($"(serves at|listening on:?) http://{Regex.Escape(_setup.Address)}");
        var address = Regex.Match(line, @"http://[\d.]+:\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Http = new HttpClient { BaseAddress = new Uri(address), Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.Add("X-API-Key", ApiKey);
    }

    public void Kill9() => _process.Kill9();

    /// <summary>SIGTERM; does not wait.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>SIGSTOP: it keeps its connections and does nothing.</summary>
    public void Freeze() => _process.Pause();

    /// <summary>SIGCONT.</summary>
    public void Thaw() => _process.Resume();

    /// <summary>Waits for the end of a process that was told to stop, or that ends itself.</summary>
    public Task<int> ExitedAsync(TimeSpan? timeout = null) => _process.WaitForExitAsync(timeout);

    /// <summary>Waits until the process has killed itself.</summary>
    public async Task DeadAsync() => Assert.Equal(KilledExitCode, await _process.WaitForExitAsync(DeathTimeout));

    /// <summary>From now on, the process dies at the numbered point of writes to this thread.</summary>
    public async Task ArmAsync(Guid threadId, string point) =>
        (await JsonHttp.PostAsync(Http, $"/__crash/{threadId}/{point}")).Ok();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _folder.Dispose();
    }
}
