using Backboard.FakeModel;
using Backboard.FakeModel.Scripting;
using Backboard.Memory.Extraction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Outcome = Backboard.Abstractions.Extraction;

namespace Backboard.Memory.Tests.Extraction;

/// <summary>The extractor before the real gateway, which asks a fake model server over real HTTP.</summary>
internal sealed class ExtractionHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly FactExtractor _extractor;

    private ExtractionHarness(FakeModelServer server, MemoryOptions options)
    {
        Server = server;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Providers:openai:BaseUrl"] = server.OpenAiUrl,
            ["Models:Providers:anthropic:BaseUrl"] = server.AnthropicUrl,
        }).Build();
        _services = new ServiceCollection().AddLogging().AddBackboardModels(configuration).BuildServiceProvider();
        _extractor = new FactExtractor(
            _services.GetRequiredService<IModelGateway>(), _ => new Extracted([], "rules/1"), Options.Create(options), TimeProvider.System);
    }

    public FakeModelServer Server { get; }

    public static async Task<ExtractionHarness> StartAsync(MemoryOptions? options = null) =>
        new(await FakeModelServer.StartAsync(), options ?? new MemoryOptions());

    public Task<Outcome> Extract(ExtractionRequest request, CancellationToken cancellationToken = default) =>
        _extractor.Extract(request, cancellationToken);

    /// <summary>The outcome where the model answers this.</summary>
    public Task<Outcome> Answered(string answer, ExtractionRequest request)
    {
        Server.Script.Enqueue(Reply.Of(answer));
        return Extract(request);
    }

    public async Task<ImmutableArray<MemoryDecision>> Decided(string facts, ExtractionRequest request) =>
        Assert.IsType<Extracted>(await Answered($$"""{"facts": [{{facts}}]}""", request)).Decisions;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
