using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Backboard.Grains.Tests.Documents;

/// <summary>The grains of documents, hosted by the local silo over fake rows.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public required ReadingHarness Reading { get; init; }

    public FakeEmbedder Embedder { get; private init; } = new();

    public FakeIndexes Indexes { get; private init; } = new();

    public static async Task<TestSilo> Start()
    {
        var (reading, embedder, indexes) = (new ReadingHarness(), new FakeEmbedder(), new FakeIndexes());
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<TimeProvider>(reading.Time);
        builder.Services.AddSingleton(reading.Services);
        builder.Services.AddSingleton(reading.Services.Health);
        builder.Services.AddSingleton(reading.Folder);
        builder.Services.AddSingleton<IDocumentStore>(reading.Store);
        builder.Services.AddSingleton<IDocumentReading>(reading.Store);
        builder.Services.AddSingleton<IEmbedder>(embedder);
        builder.Services.AddSingleton<IPassageIndexFactory>(indexes);
        builder.Services.AddHostedService<DocumentSweeper>();
        builder.Services.AddLocalSilo(typeof(GrainsServiceCollectionExtensions).Assembly);
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host) { Reading = reading, Embedder = embedder, Indexes = indexes };
    }

    public IDocumentGrain Document(Guid id) =>
        _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDocumentGrain>(new DocumentKey("default", id).ToString());

    public IDocumentScopeGrain Scope =>
        _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDocumentScopeGrain>(ReadingHarness.Scope.ToString());

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Reading.Dispose();
    }
}
