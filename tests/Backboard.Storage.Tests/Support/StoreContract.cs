namespace Backboard.Storage.Tests.Support;

/// <summary>Tests that hold for either database; each backend is a subclass that starts it.</summary>
public abstract class StoreContract(Func<Task<TestStore>> start) : IAsyncLifetime
{
    protected const string Tenant = "acme";

    protected static CancellationToken None => CancellationToken.None;

    protected TestStore Store { get; private set; } = null!;

    protected Guid AssistantId { get; private set; }

    public async Task InitializeAsync()
    {
        Store = await start();
        AssistantId = (await Given.Assistant(Store, Tenant)).Key.AssistantId;
    }

    public Task DisposeAsync() => Store.DisposeAsync().AsTask();

    /// <summary>A thread that its only writer has just created.</summary>
    protected Task<Lane> NewThread(string owner = "node-a#1") => Lane.Create(Store, Tenant, AssistantId, owner);
}
