namespace Backboard.Host.Tests;

/// <summary>One front end for all tests of a class, each with an assistant of its own.</summary>
public sealed class SharedFrontEnd : IAsyncLifetime
{
    internal FrontEnd Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await FrontEnd.Start();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
