namespace Backboard.Testing;

public sealed record PostgresOptions
{
    /// <summary>Server settings beside, or instead of, the defaults (<c>fsync=on</c>, 200 connections, 64 MB of shared buffers).</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal IEnumerable<string> Arguments(int port, string folder)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = $"{port}",
            ["unix_socket_directories"] = folder,
            ["fsync"] = "on",
            ["max_connections"] = "200",
            ["shared_buffers"] = "64MB",
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        return settings.SelectMany(setting => (string[])["-c", $"{setting.Key}={setting.Value}"]);
    }
}
