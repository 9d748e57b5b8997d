namespace Backboard.Bench.Servers;

/// <summary>The settings the engine is run with: its defaults but for what is named here.</summary>
internal sealed record BackboardSettings
{
    /// <summary>A test key on loopback, not a secret.</summary>
    public const string Key = "bb_bench_0123456789abcdef0123456789abcdef";

    /// <summary>Whose the key is.</summary>
    public const string Tenant = "default";

    /// <summary>Connection string; null runs on SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Path of the SQLite file; null is the default in the working directory.</summary>
    public string? Sqlite { get; init; }

    /// <summary>Null runs the offline responder without its pauses.</summary>
    public Uri? Model { get; init; }

    public int WindowTokens { get; init; } = 8_192;

    /// <summary>Its name among others on the same database; null for a server that is alone.</summary>
    public string? Node { get; init; }

    public Dictionary<string, string?> ToEnvironment(Uri address)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Auth__BootstrapKey"] = Key,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Turn__WindowTokens"] = $"{WindowTokens}",
            ["Models__Local__WordsPerSecond"] = "0",
            ["OPENAI_BASE_URL"] = Model is null ? null : new Uri(Model, "v1").ToString(),
            ["OPENAI_API_KEY"] = Model is null ? null : "bench",
            ["ANTHROPIC_API_KEY"] = null,
        };
        if (Node is not null)
        {
            environment["Node__Name"] = Node;
            environment["Auth__Pepper"] = "one for all nodes";
            environment["Silo__Clustering"] = Assemblies.IsOrleans ? "AdoNet" : "Localhost";
        }

        if (Postgres is not null) environment["Storage__Provider"] = "Postgres";
        if ((Postgres ?? (Sqlite is null ? null : $"Data Source={Sqlite}")) is { } connection) environment["Storage__ConnectionString"] = connection;
        return environment;
    }
}
