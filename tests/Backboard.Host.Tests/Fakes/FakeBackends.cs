namespace Backboard.Host.Tests;

/// <summary>Everything behind the front end, in memory: one scripted thread answers for all.</summary>
internal sealed class FakeBackends : IGrainFactory
{
    public FakeThread Thread { get; } = new();

    public FakeAssistants Assistants { get; } = new();

    public FakeThreads Threads { get; } = new();

    public FakeKeys Keys { get; } = new();

    public FakeReservations Reservations { get; } = new();

    public FakeNodes Nodes { get; } = new();

    public FakeModels Models { get; } = new();

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(typeof(TGrainInterface) == typeof(IThreadGrain) ? Thread : (object)new FakeAssistant(Assistants, AssistantKey.Parse(primaryKey)));
}
