namespace Backboard.Memory.Tests.Extraction;

/// <summary>One server for the tests of a class, which run one after another.</summary>
public sealed class ExtractionFixture : IAsyncLifetime
{
    internal ExtractionHarness Model { get; private set; } = null!;

    public async Task InitializeAsync() => Model = await ExtractionHarness.StartAsync();

    public async Task DisposeAsync() => await Model.DisposeAsync();
}
