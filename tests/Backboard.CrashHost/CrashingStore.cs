using System.Diagnostics;

namespace Backboard.CrashHost;

/// <summary>The real store, until the fuse has burnt down: then the process kills itself as <c>kill -9</c> would.</summary>
internal sealed class CrashingStore(IThreadStore inner, Fuse fuse) : IThreadStore
{
    public bool IsShared => inner.IsShared;

    public static void Wrap(IServiceCollection services, Fuse fuse)
    {
        var original = services.Last(service => service.ServiceType == typeof(IThreadStore));
        services.Remove(original);
        services.AddSingleton<IThreadStore>(provider => new CrashingStore((IThreadStore)Create(original, provider), fuse));
    }

    public async Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken)
    {
        if (fuse.Burn(write) is not { } point) return await inner.Write(write, cancellationToken);
        if (point.Moment == CrashMoment.Before) Die();
        var sent = inner.Write(write, cancellationToken);
        if (point.Moment == CrashMoment.Sent) Spin(point.Microseconds);
        else await sent;
        Die();
        return await sent;
    }

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

    private static object Create(ServiceDescriptor original, IServiceProvider provider) =>
        original.ImplementationInstance
        ?? original.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!);

    /// <summary>SIGKILL: no handler runs, no buffer is flushed.</summary>
    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private static void Spin(int microseconds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalMicroseconds < microseconds) Thread.SpinWait(10);
    }
}
