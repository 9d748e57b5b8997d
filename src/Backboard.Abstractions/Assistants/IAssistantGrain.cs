namespace Backboard.Abstractions;

/// <summary>
/// One assistant: the writer of its profile. Key: <see cref="AssistantKey"/>. Writes are compare-and-set in the
/// database, so another node's change is seen, never overwritten unread.
/// </summary>
public interface IAssistantGrain : IPresent
{
    /// <summary>Creates the row; the same id again returns what is stored.</summary>
    [Alias("Create")]
    Task<Result<Assistant>> Create(Assistant assistant);

    /// <summary>The profile as stored now. Errors: NotFound, Unavailable.</summary>
    [AlwaysInterleave, Alias("Get")]
    Task<Result<Assistant>> Get();

    /// <summary>Changes the fields that are given. Errors: NotFound, Unavailable.</summary>
    [Alias("Update")]
    Task<Result<Assistant>> Update(AssistantChange change);

    /// <summary>Removes the assistant with its threads in one transaction and stops their turns. Errors: NotFound, Unavailable.</summary>
    [Alias("Delete")]
    Task<Result<bool>> Delete();

    /// <summary>
    /// Removes memories: all, or those of one user, or those said in one thread; what is being read meanwhile is not written
    /// any more. Returns how many went. Errors: NotFound, Unavailable.
    /// </summary>
    [Alias("EraseMemories")]
    Task<Result<int>> EraseMemories(string? userId, Guid? threadId);

    /// <summary>Copies the current memories to another assistant of the tenant. Returns how many. Errors: NotFound, Unavailable.</summary>
    [Alias("CopyMemories")]
    Task<Result<int>> CopyMemories(Guid toAssistantId);

    /// <summary>Copies the documents to another assistant of the tenant. How many that one then has of them. Errors: NotFound, Unavailable.</summary>
    [Alias("CopyDocuments")]
    Task<Result<int>> CopyDocuments(Guid toAssistantId);
}

/// <summary>A partial update: only members marked as given change; given null clears.</summary>
[GenerateSerializer, Immutable, Alias("backboard.assistant-change")]
public sealed record AssistantChange
{
    /// <summary>Cannot be cleared.</summary>
    [Id(0)] public string? Name { get; init; }

    [Id(1)] public Change<string> Description { get; init; }

    [Id(2)] public Change<string> SystemPrompt { get; init; }

    /// <summary>Replaces the list.</summary>
    [Id(3)] public Change<string> Tools { get; init; }

    [Id(4)] public int? TopK { get; init; }

    [Id(5)] public Change<string> CustomFactExtractionPrompt { get; init; }

    [Id(6)] public Change<string> CustomUpdateMemoryPrompt { get; init; }

    /// <summary>0 returns to the server's default.</summary>
    [Id(7)] public int? WindowTokens { get; init; }

    [Id(8)] public MemoryScoping? MemoryScope { get; init; }
}

/// <summary>Given or not, and if given, possibly null.</summary>
/// <typeparam name="T">Reference type of the member.</typeparam>
[GenerateSerializer, Immutable, Alias("backboard.change`1")]
public readonly record struct Change<T>([property: Id(0)] bool IsGiven, [property: Id(1)] T? Value)
    where T : class
{
    public static Change<T> To(T? value) => new(true, value);

    public T? Or(T? current) => IsGiven ? Value : current;
}
