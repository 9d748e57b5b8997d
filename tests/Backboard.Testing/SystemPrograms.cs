using System.Diagnostics;

namespace Backboard.Testing;

/// <summary>Programs of the system that do one thing and end.</summary>
public static class SystemPrograms
{
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message carries what it said.</exception>
    public static async Task RunAsync(string fileName, IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        using var process = Process.Start(new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{fileName} ended with {process.ExitCode}: {errors}{await output}");
    }
}
