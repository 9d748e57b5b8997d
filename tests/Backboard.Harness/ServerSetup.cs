namespace Backboard.Harness;

/// <summary>What a server process is started with.</summary>
internal sealed record ServerSetup
{
    /// <summary>SQLite in the server's own folder when null, else PostgreSQL.</summary>
    public string? Postgres { get; init; }

    /// <summary>The fake provider; null leaves the offline responder.</summary>
    public FakeModelServer? Model { get; init; }

    /// <summary>The same after a restart.</summary>
    public string Node { get; init; } = "node-a";

    /// <summary>The composition that can be told to die at a numbered point.</summary>
    public bool Crashable { get; init; }

    /// <summary>Where it listens.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>A command that becomes the server, such as <c>nsenter</c> with its options.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Settings beside these.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public Dictionary<string, string?> Environment(string folder)
    {
        var environment = new Dictionary<string, string?>
        {
            // A process that lives for seconds has nothing of compiling again what is called often.
            ["DOTNET_TC_CallCounting"] = "0",
            ["DOTNET_TieredPGO"] = "0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = null,
            ["OPENAI_API_KEY"] = null,
            ["OPENAI_BASE_URL"] = null,
            ["ANTHROPIC_API_KEY"] = null,
            ["ANTHROPIC_BASE_URL"] = null,
            ["Node__Name"] = Node,
            ["Auth__BootstrapKey"] = Server.ApiKey,
            ["Auth__Pepper"] = "a pepper that all nodes share",
            ["Storage__Provider"] = Postgres is null ? "Sqlite" : "Postgres",
            ["Storage__ConnectionString"] = Postgres ?? $"Data Source={Path.Combine(folder, "log.db")}",
        };
        if (Model is not null)
        {
            environment["Models__Providers__fake__Type"] = "OpenAI";
            environment["Models__Providers__fake__BaseUrl"] = Model.OpenAiUrl;
            environment["Models__Providers__fake__ApiKey"] = "none";
            environment["Models__Default"] = "fake/fake-1";
        }

        foreach (var (name, value) in Settings) environment[name] = value;
        return environment;
    }
}
