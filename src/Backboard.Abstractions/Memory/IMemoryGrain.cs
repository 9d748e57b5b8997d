namespace Backboard.Abstractions;

/// <summary>
/// The memories of one scope: holds their index, changes them, and reads what users said. Key: <see cref="MemoryScope"/>. The
/// rows are the truth: every recall looks whether they have moved on, so that another node's change is seen at once, and an
/// operation that two activations carry out is applied by one of them.
/// </summary>
public interface IMemoryGrain : IPresent
{
    /// <summary>What bears on the message in this scope, best first. Errors: Unavailable.</summary>
    [AlwaysInterleave, Alias("Recall")]
    Task<Result<ImmutableArray<RetrievedMemory>>> Recall(RecallQuery query);

    /// <summary>The memories found, whole, with their scores. Errors: Unavailable.</summary>
    [AlwaysInterleave, Alias("Search")]
    Task<Result<ImmutableArray<FoundMemory>>> Search(RecallQuery query);

    /// <summary>Adds a memory verbatim; the same id again returns what is stored. Errors: NotFound (the assistant), Unavailable.</summary>
    [Alias("Add")]
    Task<Result<MemoryRecord>> Add(Guid memoryId, string content, string? metadata);

    /// <summary>Gives a memory a new version. Metadata is kept where the change names none. Errors: NotFound, Unavailable.</summary>
    [Alias("Update")]
    Task<Result<MemoryRecord>> Update(Guid memoryId, string content, Change<string> metadata);

    /// <summary>Removes a memory with all its versions. Errors: NotFound, Unavailable.</summary>
    [Alias("Delete")]
    Task<Result<bool>> Delete(Guid memoryId);

    /// <summary>Reads what was said in this scope and is ready: this operation, and whatever is overdue.</summary>
    [AlwaysInterleave, Alias("Digest")]
    Task Digest(Guid? operationId);
}

/// <summary>A memory and how well it fits.</summary>
[GenerateSerializer, Immutable, Alias("backboard.found-memory")]
public sealed record FoundMemory(
    [property: Id(0)] MemoryRecord Memory, [property: Id(1)] double Score, [property: Id(2)] RecallReason Why);
