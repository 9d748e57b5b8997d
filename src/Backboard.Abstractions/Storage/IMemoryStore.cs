namespace Backboard.Abstractions;

/// <summary>
/// The ledger of memories and the operations that write it. Each scope has a head that every change of it raises by one in
/// its own transaction, so that an index can ask what it has missed. All calls throw
/// <see cref="StoreUnavailableException"/> when the database does not answer.
/// </summary>
public interface IMemoryStore
{
    /// <summary>In one statement: the scope's head (0 before its first change) and its words not read yet, oldest first.</summary>
    Task<ScopeGlance> Glance(MemoryScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// What changed after a head, in order, at most <paramref name="limit"/>: of each memory only its newest state. From 0 only
    /// current memories are given. Ask again with <see cref="ScopeChanges.Through"/> until it reaches the head.
    /// </summary>
    /// <param name="scope">Which.</param>
    /// <param name="after">Head known so far, ≥ 0.</param>
    /// <param name="limit">Changes at most, ≥ 1.</param>
    /// <param name="space">Vectors of this space are given along; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ScopeChanges> Changes(MemoryScope scope, long after, int limit, string? space, CancellationToken cancellationToken);

    /// <summary>Appends a first version by hand unless the id exists; returns what is stored, null when the assistant is gone.</summary>
    Task<MemoryRecord?> Insert(MemoryScope scope, MemoryRecord memory, StoredVector? vector, CancellationToken cancellationToken);

    /// <summary>
    /// Closes the current version and appends the next with this content; retired memories are not found. Source is dropped,
    /// extractor is <c>api</c>, trust Operator. Null when absent.
    /// </summary>
    Task<MemoryRecord?> Replace(
        MemoryScope scope, Guid memoryId, string content, Change<string> metadata, DateTimeOffset now, StoredVector? vector,
        CancellationToken cancellationToken);

    /// <summary>Removes all versions and vectors of a memory; false when absent.</summary>
    Task<bool> Delete(MemoryScope scope, Guid memoryId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes memories with all their versions, and ends the operations in progress of the same selection as Error
    /// ("erased"), so that nothing is written after it: all of the assistant, or of one user, or said in one thread.
    /// Returns how many memories went; null when the assistant is absent.
    /// </summary>
    Task<int?> Erase(AssistantKey assistant, string? userId, Guid? threadId, CancellationToken cancellationToken);

    /// <summary>Copies the current memories of all scopes to another assistant, with new ids, as first versions with the same sources. Returns how many.</summary>
    Task<int> Copy(AssistantKey from, AssistantKey to, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps vectors that were missing; those of versions no longer current are dropped.</summary>
    Task SaveVectors(MemoryScope scope, ImmutableArray<(Guid MemoryId, int Version, StoredVector Vector)> vectors, CancellationToken cancellationToken);
}

/// <summary>Where a scope stands.</summary>
/// <param name="Head">Raised by every change; 0 before the first.</param>
/// <param name="Pending">Words whose operation has not ended, oldest first.</param>
public sealed record ScopeGlance(long Head, ImmutableArray<PendingMemory> Pending);

/// <summary>A page of changes.</summary>
/// <param name="Through">Ask after this next.</param>
/// <param name="IsAll">Nothing follows.</param>
/// <param name="IsReset">Everything known before is void: the scope was erased since.</param>
/// <param name="Memories">Newest version of each changed memory, current or not.</param>
/// <param name="Vectors">By memory id, where there are any.</param>
/// <param name="Deleted">Memories removed.</param>
/// <param name="Said">
/// The messages that the current ones of these memories come from, and the one before each, as far as their threads still have them: the first
/// 1,000 characters of a user's, the last 300 of an answer.
/// </param>
public sealed record ScopeChanges(
    long Through,
    bool IsAll,
    bool IsReset,
    ImmutableArray<MemoryRecord> Memories,
    ImmutableDictionary<Guid, ReadOnlyMemory<float>> Vectors,
    ImmutableArray<Guid> Deleted,
    ImmutableArray<SaidMessage> Said);

/// <summary>A vector and the space it belongs to.</summary>
/// <param name="Space">As <see cref="EmbeddingSpace.ToString"/> gives it.</param>
/// <param name="Values">32-bit floats.</param>
public sealed record StoredVector(string Space, ReadOnlyMemory<float> Values);
