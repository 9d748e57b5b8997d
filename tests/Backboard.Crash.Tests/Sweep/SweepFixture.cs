namespace Backboard.Crash.Tests;

/// <summary>One server that dies again and again, and the model it asks.</summary>
public abstract class SweepFixture : IAsyncLifetime
{
    internal FakeModelServer Model { get; private set; } = null!;

    internal Server Server { get; private set; } = null!;

    internal Api Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Model = await FakeModelServer.StartAsync();
        Server = await Server.StartAsync(new ServerSetup { Crashable = true, Model = Model, Postgres = await PostgresAsync() });
        Api = new Api(Server);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected abstract Task<string?> PostgresAsync();

    /// <summary>Makes the server die at the point of the thread's writes; the task ends once it is back.</summary>
    internal async Task<Task> ArmAsync(Guid threadId, string point)
    {
        if (Server.HasExited) await Server.StartAgainAsync();
        await Server.ArmAsync(threadId, point);
        return ReviveAsync();
    }

    private async Task ReviveAsync()
    {
        await Server.DeadAsync();
        await Server.StartAgainAsync();
    }
}

public sealed class SqliteSweepFixture : SweepFixture
{
    protected override Task<string?> PostgresAsync() => Task.FromResult<string?>(null);
}

public sealed class PostgresSweepFixture : SweepFixture
{
    protected override async Task<string?> PostgresAsync() => await (await PostgresServer.Shared).CreateDatabaseAsync();
}
