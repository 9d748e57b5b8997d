namespace Backboard.Storage.Threads;

/// <summary>The fenced commit: the one thing the two databases do differently.</summary>
internal interface IThreadWriter
{
    /// <inheritdoc cref="IThreadStore.Write"/>
    Task<WriteResult> Write(ThreadWrite write, CancellationToken cancellationToken);
}
