using System.Collections.Concurrent;
using Backboard.FakeModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Backboard.Models.Tests.Embeddings;

/// <summary>The real composition with a fake model server as "openai" and "anthropic", and what it logs.</summary>
internal sealed class EmbedderHarness : IAsyncDisposable, ILoggerProvider
{
    private readonly ServiceProvider _services;

    private EmbedderHarness(FakeModelServer server, int patience)
    {
        Server = server;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Providers:openai:BaseUrl"] = server.OpenAiUrl,
            ["Models:Providers:openai:ApiKey"] = Composition.Key,
            ["Models:Providers:ollama:BaseUrl"] = server.OpenAiUrl,
            ["Models:Providers:ollama:ApiKey"] = Composition.Key,
            ["Models:Providers:named:BaseUrl"] = server.OpenAiUrl,
            ["Models:Providers:named:Models:0"] = "some-llm",
            ["Models:Providers:named:Models:1"] = "nomic-embed-text",
            ["Models:Providers:anthropic:BaseUrl"] = server.AnthropicUrl,
            ["Models:Providers:anthropic:ApiKey"] = Composition.Key,
            ["Models:Providers:gone:BaseUrl"] = "http://127.0.0.1:1/v1",
        }).Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(this))
            .AddBackboardModels(configuration)
            .Configure<MemoryOptions>(options => options.EmbeddingMilliseconds = patience)
            .BuildServiceProvider();
        Embedder = _services.GetRequiredService<IEmbedder>();
    }

    public FakeModelServer Server { get; }

    public IEmbedder Embedder { get; }

    public ConcurrentQueue<(LogLevel Level, string Text)> Logged { get; } = new();

    public static async Task<EmbedderHarness> StartAsync(int patience = 30_000) =>
        new(await FakeModelServer.StartAsync(new FakeModelOptions { ApiKey = Composition.Key }), patience);

    public async Task<float[][]> Embed(EmbeddingSpace space, params string[] texts) =>
        [.. (await Embedder.Embed(space, [.. texts], default)).Select(vector => vector.ToArray())];

    public ILogger CreateLogger(string categoryName) => new Recorder(Logged);

    public void Dispose()
    {
        // Nothing is held for logging.
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class Recorder(ConcurrentQueue<(LogLevel Level, string Text)> logged) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Enqueue((logLevel, formatter(state, exception)));
    }
}
