namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Chats with <c>fake-1</c>; messages are read for memory by <c>fake-2</c>, which is asked twice at most.</summary>
public class ReadingServer : ModelServer
{
    public MemoryClient Memory => new(Api.Http);

    protected override async Task<IEnumerable<(string Name, string Value)>> Additions() =>
        [("Memory:Model", "openai/fake-2"), ("Memory:ExtractionAttempts", "2"), ("Memory:ExtractionSeconds", "600"), .. await Store()];

    protected virtual Task<IEnumerable<(string Name, string Value)>> Store() => MemoryStores.Sqlite;
}

public sealed class PostgresReadingServer : ReadingServer
{
    protected override Task<IEnumerable<(string Name, string Value)>> Store() => MemoryStores.Postgres();
}

/// <summary>Chats with <c>fake-1</c>; messages are read for memory by the rules.</summary>
public class RulesServer : ModelServer
{
    public MemoryClient Memory => new(Api.Http);

    protected override async Task<IEnumerable<(string Name, string Value)>> Additions() => [("Memory:Model", "local"), .. await Store()];

    protected virtual Task<IEnumerable<(string Name, string Value)>> Store() => MemoryStores.Sqlite;
}

public sealed class PostgresRulesServer : RulesServer
{
    protected override Task<IEnumerable<(string Name, string Value)>> Store() => MemoryStores.Postgres();
}

internal static class MemoryStores
{
    public static Task<IEnumerable<(string Name, string Value)>> Sqlite { get; } = Task.FromResult<IEnumerable<(string, string)>>([]);

    public static async Task<IEnumerable<(string Name, string Value)>> Postgres() =>
    [
        ("Storage:Provider", "Postgres"),
        ("Storage:ConnectionString", await (await PostgresServer.Shared).CreateDatabaseAsync()),
    ];
}
