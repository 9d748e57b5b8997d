using Microsoft.Extensions.Logging.Abstractions;

namespace Backboard.Grains.Tests.Documents;

/// <summary>A thread, its assistant, and what a turn asks of their documents.</summary>
internal sealed class ConsultHarness
{
    private static readonly ThreadKey ThreadKey = new("default", NewId());

    public ConsultHarness()
    {
        Store = new FakeDocuments(Time);
        Scopes = new FakeScopes(Store);
        Documents = new GrainDocuments(
            Scopes.Factory, new QuestionEmbedder(Embedder, new MemoryOptions(), Time), Options, Time, NullLogger<GrainDocuments>.Instance);
    }

    public static Assistant Assistant { get; } = new() { Key = new AssistantKey("default", NewId()), Name = "a" };

    public static DocumentScope Own => DocumentScope.Of(ThreadKey);

    public static DocumentScope Shared => DocumentScope.Of(Assistant.Key);

    public ManualTime Time { get; } = new();

    public DocumentOptions Options { get; } = new() { ContextTokens = 200, WaitSeconds = 60 };

    public FakeDocuments Store { get; }

    public FakeScopes Scopes { get; }

    public FakeEmbedder Embedder { get; } = new();

    public IDocuments Documents { get; }

    public Task<DocumentContext> Consult(string text, int limit = 10, CancellationToken cancellationToken = default) =>
        Documents.Consult(Assistant, new DocumentQuestion(ThreadKey, text) { Limit = limit }, cancellationToken);

    public Task<ImmutableArray<Passage>> Search(string text, int limit) => Documents.Search(Assistant, ThreadKey, text, limit, default);
}
