namespace Backboard.Crash.Tests.Memory;

/// <summary>A server that is killed again and again, and a model that reads messages when it is let.</summary>
public abstract class MemoryFixture : IAsyncLifetime
{
    internal FakeModelServer Model { get; private set; } = null!;

    internal Server Server { get; private set; } = null!;

    /// <summary>Of the newest start.</summary>
    internal MemoryClient Memory => new(Server.Http);

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        Server = await Server.StartAsync(MemorySetup.With(Model, await PostgresAsync(), "node-a"));
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected abstract Task<string?> PostgresAsync();
}

public sealed class SqliteMemoryFixture : MemoryFixture
{
    protected override Task<string?> PostgresAsync() => Task.FromResult<string?>(null);
}

public sealed class PostgresMemoryFixture : MemoryFixture
{
    protected override async Task<string?> PostgresAsync() => await (await PostgresServer.Shared).CreateDatabaseAsync();
}

internal static class MemorySetup
{
    /// <summary>Messages are read by another model than the one that answers.</summary>
    public static ServerSetup With(FakeModelServer model, string? postgres, string node) => new()
    {
        Model = model,
        Postgres = postgres,
        Node = node,
        Settings = new Dictionary<string, string?> { ["Memory__Model"] = "fake/fake-2" },
    };
}
