using Backboard.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Backboard.Grains.Tests.Documents;

/// <summary>The grains of documents on the silo of this build, over fake rows that all its silos share.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly GrainHost _host;

    private TestSilo(GrainHost host) => _host = host;

    public required ReadingHarness Reading { get; init; }

    public FakeEmbedder Embedder { get; private init; } = new();

    public FakeIndexes Indexes { get; private init; } = new();

    public static async Task<TestSilo> Start()
    {
        var (reading, embedder, indexes) = (new ReadingHarness(), new FakeEmbedder(), new FakeIndexes());
        var host = await GrainHost.StartAsync(builder => builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(reading.Services)
            .AddSingleton(reading.Services.Health)
            .AddSingleton(reading.Folder)
            .AddSingleton<IDocumentStore>(reading.Store)
            .AddSingleton<IDocumentReading>(reading.Store)
            .AddSingleton<IEmbedder>(embedder)
            .AddSingleton<IPassageIndexFactory>(indexes)
            .AddSingleton<ActiveRuns>()
            .AddSingleton(new NodeOptions())
            .AddHostedService<TurnDrain>()
            .AddHostedService(services => ActivatorUtilities.CreateInstance<DocumentSweeper>(services, reading.Time)));
        return new TestSilo(host) { Reading = reading, Embedder = embedder, Indexes = indexes };
    }

    public IDocumentGrain Document(Guid id) => _host.Factory().GetGrain<IDocumentGrain>(new DocumentKey("default", id).ToString());

    public IDocumentScopeGrain Scope => _host.Factory().GetGrain<IDocumentScopeGrain>(ReadingHarness.Scope.ToString());

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Reading.Dispose();
    }
}
