namespace Backboard.Grains.Tests.Turns;

/// <summary>The real store, whose commits tell of the fake documents.</summary>
internal sealed class DocumentedStore(IThreadStore inner, FakeDocuments documents) : IThreadStore
{
    public bool IsShared => inner.IsShared;

    public async Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken) =>
        await inner.Write(write, cancellationToken) with { HasDocuments = documents.Exist };

    public Task<ThreadSnapshot?> Load(ThreadKey key, Guid? sought, CancellationToken cancellationToken) =>
        inner.Load(key, sought, cancellationToken);

    public Task<ImmutableArray<Message>> NewestMessages(
        ThreadKey key, long afterSeq, long throughSeq, int limit, CancellationToken cancellationToken) =>
        inner.NewestMessages(key, afterSeq, throughSeq, limit, cancellationToken);

    public Task<EnqueueResult> Enqueue(ThreadKey key, Run run, int maxQueued, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        inner.Enqueue(key, run, maxQueued, deadline, cancellationToken);

    public Task<bool> RequestCancel(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        inner.RequestCancel(key, runId, cancellationToken);

    public Task RequestStream(ThreadKey key, Guid runId, CancellationToken cancellationToken) =>
        inner.RequestStream(key, runId, cancellationToken);

    public Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken) => inner.FindRun(key, runId, cancellationToken);

    public Task<ImmutableArray<EventEntry>> Events(
        ThreadKey key, long after, int limit, Guid? runId, CancellationToken cancellationToken) =>
        inner.Events(key, after, limit, runId, cancellationToken);

    public Task<bool> Delete(ThreadKey key, CancellationToken cancellationToken) => inner.Delete(key, cancellationToken);
}
