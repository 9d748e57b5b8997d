using System.Globalization;
using System.Text.RegularExpressions;

namespace Backboard.Cluster.Tests;

/// <summary><c>make cluster</c> as users run it, on the silo of this build, in a folder and on ports of its own.</summary>
internal sealed class MadeCluster : IAsyncDisposable
{
    public const int Nodes = 3;

    private const int Ports = 11;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeModelServer _model;
    private readonly int _port = FreePort.Next(Ports);
    private readonly string _folder;
    private ProcessHost _process = null!;

    private MadeCluster(FakeModelServer model)
    {
        _model = model;
        // Not in the system's temporary folder: PostgreSQL's user must reach it.
        _folder = SourceTree.Folder($"artifacts/cluster-at-{_port}");
    }

    public string BaseUrl => $"http://127.0.0.1:{_port}/api";

    public string Key => File.ReadAllText(Path.Combine(_folder, "api-key")).Trim();

    public IReadOnlyList<string> Output => _process.Output;

    /// <summary>Of everything that its output names.</summary>
    public IReadOnlyList<int> ProcessIds => [.. Output.Select(line => IdIn(line)).Where(id => id > 0).Append(_process.Id)];

    public static async Task<MadeCluster> StartAsync(FakeModelServer model)
    {
        var cluster = new MadeCluster(model);
        try
        {
            await cluster.StartAgainAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on what it left behind.</summary>
    public async Task StartAgainAsync()
    {
        _process = ProcessHost.Start(SourceTree.Folder("eng/cluster"), [], Environment());
        await _process.WaitForLineAsync("Ctrl-C ends everything", Patience);
    }

    /// <summary>Kills a node where it stands.</summary>
    /// <param name="number">From 1 on.</param>
    public void Kill9(int number) => Signals.Send(IdIn(Output.Last(line => IsStartOf(line, number))), Signals.Kill);

    /// <summary>Waits until a node that was killed serves again.</summary>
    public async Task BackAsync(int number, int starts)
    {
        await Eventually.True(() => Output.Count(line => IsStartOf(line, number)) == starts, Patience);
        await _process.WaitForHttpAsync(new Uri($"http://127.0.0.1:{_port + number}/health/ready"), Patience);
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public Task<int> StopAsync()
    {
        _process.Terminate();
        return _process.WaitForExitAsync(Patience);
    }

    /// <summary>SIGKILL: it can end nothing itself.</summary>
    public void Kill9() => _process.Kill9();

    public bool IsFree() => Enumerable.Range(_port, Ports).All(FreePort.IsFree);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        if (_process is not null) await _process.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Environment() => new(new ServerSetup { Model = _model }.Environment(_folder))
    {
        ["PORT"] = $"{_port}",
        ["CLUSTER_DIR"] = _folder,
        ["BACKBOARD"] = Path.Combine(AppContext.BaseDirectory, "../../Backboard.Host/release/backboard"),
        ["Auth__BootstrapKey"] = null,
        ["Auth__Pepper"] = null,
        ["Storage__Provider"] = null,
        ["Storage__ConnectionString"] = null,
    };

    private static bool IsStartOf(string line, int number) => line.Contains($"node-{number} ", StringComparison.Ordinal) && IdIn(line) > 0;

    private static int IdIn(string line) =>
        Regex.Match(line, @"(?<=pid )\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? int.Parse(found.Value, CultureInfo.InvariantCulture)
            : 0;
}
