using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Backboard.Testing;

/// <summary>A real process with its output captured. It does not outlive the test: dispose kills it, and so does the death of this process.</summary>
public sealed class ProcessHost : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private readonly Watchdog _watchdog;
    private bool _disposed;

    private ProcessHost(Process process, Watchdog watchdog)
    {
        _process = process;
        _watchdog = watchdog;
        Id = process.Id;
        process.OutputDataReceived += (_, line) => Record(line.Data);
        process.ErrorDataReceived += (_, line) => Record(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>The lines of both outputs so far, in the order they came.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <param name="environment">Added to this process's own; a null value removes the variable.</param>
    public static ProcessHost Start(
        string fileName, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null) =>
        Start(fileName, arguments, environment, workingDirectory, Signals.Kill, folder: null);

    /// <summary>Runs a .NET assembly with the <c>dotnet</c> that runs this process.</summary>
    /// <param name="within">A command that becomes the one after it, such as <c>nsenter</c> with its options; null for none.</param>
    public static ProcessHost StartDotnet(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null,
        IReadOnlyList<string>? within = null)
    {
        string[] command = [.. within ?? [], Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", assembly, .. arguments];
        return Start(command[0], command[1..], environment, workingDirectory);
    }

    /// <param name="deathSignal">What the process gets when this one dies.</param>
    /// <param name="folder">Removed then, too.</param>
    internal static ProcessHost Start(
        string fileName,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment,
        string? workingDirectory,
        int deathSignal,
        string? folder)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new ProcessHost(process, Watchdog.Guard(process.Id, deathSignal, folder));
    }

    /// <returns>The first line, old or new, that matches.</returns>
    /// <exception cref="InvalidOperationException">The process ended first; the message carries its output.</exception>
    public async Task<string> WaitForLineAsync(string pattern, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var regex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        string? found = null;
        await WaitAsync(() => Task.FromResult((found = _output.FirstOrDefault(regex.IsMatch)) is not null), timeout, $"line /{pattern}/", cancellationToken);
        return found!;
    }

    /// <summary>Waits until a GET answers 2xx.</summary>
    /// <exception cref="InvalidOperationException">The process ended first; the message carries its output.</exception>
    public async Task WaitForHttpAsync(Uri address, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        await WaitAsync(() => AnswersAsync(client, address, cancellationToken), timeout, $"{address}", cancellationToken);
    }

    public async Task<int> WaitForExitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(timeout ?? StartTimeout, cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL, and waits until the process is gone.</summary>
    public void Kill9()
    {
        Signal(Signals.Kill);
        _process.WaitForExit(StartTimeout);
    }

    /// <summary>SIGTERM; does not wait.</summary>
    public void Terminate() => Signal(Signals.Terminate);

    /// <summary>SIGSTOP: the process keeps its sockets and does nothing.</summary>
    public void Pause() => Signal(Signals.Stop);

    /// <summary>SIGCONT.</summary>
    public void Resume() => Signal(Signals.Continue);

    public void Signal(int signal)
    {
        // After the exit the id may be another process's.
        if (!_process.HasExited) Signals.Send(Id, signal);
    }

    public ValueTask DisposeAsync()
    {
        if (_disposed) return ValueTask.CompletedTask;
        _disposed = true;
        _watchdog.Dispose();
        Kill9();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WaitAsync(Func<Task<bool>> condition, TimeSpan? timeout, string what, CancellationToken cancellationToken)
    {
        try
        {
            await Eventually.True(ComesTrueAsync, timeout ?? StartTimeout, cancellationToken, what);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{e.Message}\n{string.Join('\n', _output.TakeLast(50))}", e);
        }

        async Task<bool> ComesTrueAsync()
        {
            if (await condition()) return true;
            if (!HasExited) return false;
            // The wait includes the rest of the output.
            await _process.WaitForExitAsync(cancellationToken);
            return await condition() ? true : throw new InvalidOperationException($"exited with {ExitCode} before {what}");
        }
    }

    private void Record(string? line)
    {
        if (line is not null) _output.Enqueue(line);
    }
}
