namespace Backboard.Host.Tests;

/// <summary>Everything behind the front end, in memory: one scripted thread answers for all.</summary>
internal sealed class FakeBackends
{
    public FakeThread Thread { get; } = new();

    public FakeAssistants Assistants { get; } = new();

    public FakeThreads Threads { get; } = new();

    public FakeMemories Memories { get; } = new();

    public FakeDocuments Documents { get; } = new();

    public FakeSniffer Sniffer { get; } = new();

    public FakeOperations Operations { get; } = new();

    public FakeEmbedder Embedder { get; } = new();

    public FakeKeys Keys { get; } = new();

    public FakeReservations Reservations { get; } = new();

    public FakeNodes Nodes { get; } = new();

    public FakeModels Models { get; } = new();

    public IGrainFactory Grains => FakeGrainFactory.Of(Grain);

    private object Grain(Type type, string key)
    {
        if (type == typeof(IThreadGrain))
            return Thread;
        if (type == typeof(IDocumentGrain))
            return new FakeDocumentGrain(Documents, DocumentKey.Parse(key));
        return type == typeof(IMemoryGrain)
            ? new FakeMemoryGrain(Memories, MemoryScope.Parse(key))
            : new FakeAssistant(Assistants, Memories.Ledger, Documents, AssistantKey.Parse(key));
    }
}
