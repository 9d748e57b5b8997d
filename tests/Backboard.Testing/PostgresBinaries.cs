namespace Backboard.Testing;

/// <summary>Where PostgreSQL's programs are, and as whom they run: they refuse root.</summary>
internal static class PostgresBinaries
{
    private static readonly string[] Accounts = ["postgres", "nobody"];

    public static string Find(string name) => Candidates(name).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"PostgreSQL's '{name}' is neither in PATH nor in /usr/lib/postgresql; install the postgresql package");

    /// <summary>The command line that runs a program as an account PostgreSQL accepts.</summary>
    public static (string FileName, IReadOnlyList<string> Arguments) Command(string name, IEnumerable<string> arguments)
    {
        var program = Find(name);
        if (!Environment.IsPrivilegedProcess) return (program, [.. arguments]);
        var account = Account();
        // setpriv becomes the program, so that the process id is the server's own.
        return ("setpriv", [$"--reuid={account}", $"--regid={account}", "--clear-groups", "--", program, .. arguments]);
    }

    public static async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess) await SystemPrograms.RunAsync("chown", [Account(), folder], cancellationToken);
    }

    private static string Account() => Accounts.First(account => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(account + ":", StringComparison.Ordinal)));

    /// <summary>The installation's own folders first, newest version first: what is in PATH may be a wrapper of one of them.</summary>
    private static IEnumerable<string> Candidates(string name)
    {
        const string root = "/usr/lib/postgresql";
        var versions = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        return versions.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Select(folder => Path.Combine(folder, name));
    }
}
