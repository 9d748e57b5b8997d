namespace Backboard.Abstractions;

/// <summary>Lists and pages for the front end, read straight from the rows. All are scoped to a tenant.</summary>
public interface IThreadQueries
{
    /// <summary>Creates an empty thread; the same id again returns what is stored. Null when the assistant is absent or the id was deleted.</summary>
    Task<ThreadHeader?> Create(ThreadKey key, Guid assistantId, string? userId, string? metadata, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Null when absent.</summary>
    Task<ThreadHeader?> Find(ThreadKey key, CancellationToken cancellationToken);

    /// <summary>Newest first; of one assistant, or of all the tenant's.</summary>
    Task<ImmutableArray<ThreadRow>> List(string tenantId, Guid? assistantId, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>Messages with seq &gt; after, ascending, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<Message>> Messages(ThreadKey key, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Runs of a thread, newest first, queued ones included.</summary>
    Task<ImmutableArray<Run>> Runs(ThreadKey key, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>Null when absent.</summary>
    Task<Run?> FindRun(ThreadKey key, Guid runId, CancellationToken cancellationToken);
}

/// <summary>A row of a list of threads.</summary>
/// <param name="Header">The thread.</param>
/// <param name="FirstUserMessage">Text of its first user message, or null.</param>
public sealed record ThreadRow(ThreadHeader Header, string? FirstUserMessage);
