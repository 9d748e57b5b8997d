namespace Backboard.Storage.Tests.Support;

/// <summary>Things tests start from.</summary>
public static class Given
{
    private static int _ids;

    /// <summary>Whole microseconds, as stored.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 5, 6, 7, 89, 123, TimeSpan.Zero);

    /// <summary>Sorts after every id made before it.</summary>
    public static Guid Id() => Guid.CreateVersion7(Now.AddMilliseconds(Interlocked.Increment(ref _ids)));

    public static RunRequest Request(string content = "hello", OnBusy onBusy = OnBusy.Queue) =>
        new() { Content = content, Provider = "local", Model = "local", OnBusy = onBusy };

    public static Run Run(RunStatus status = RunStatus.InProgress, string? owner = "node-a#1", RunRequest? request = null) =>
        new(Id(), 0, status, request ?? Request(), 1, 1, status == RunStatus.Queued ? null : owner, Now);

    public static Message Message(long seq, string content = "hello", MessageRole role = MessageRole.User, Guid? runId = null) =>
        new(seq, Id(), runId ?? Id(), role, MessageStatus.Completed, content, Now);

    public static EventEntry Event(long seq, Guid runId, TurnEvent? turnEvent = null, Message? message = null) =>
        new(seq, runId, turnEvent ?? new UserMessageStored(), message);

    public static MemoryOperation Operation(MemoryScope scope, Guid threadId, Message message) =>
        new(Id(), scope, threadId, message.MessageId, message.Seq, Now, "local", "local");

    /// <summary>A first version as extraction would write it.</summary>
    public static MemoryRecord Memory(string content = "likes tea", MemorySource? source = null, Guid? id = null) => new()
    {
        MemoryId = id ?? Id(), Version = 1, Content = content, Trust = MemoryTrust.User, Extractor = "rules/1", Source = source,
        ValidFrom = Now, RecordedAt = Now, CreatedAt = Now,
    };

    /// <summary>What an upload begins with; sorts after every one made before it.</summary>
    public static Document Document(DocumentScope scope, string filename = "notes.md", Guid? runId = null, Guid? id = null) => new()
    {
        Key = new DocumentKey(scope.TenantId, id ?? Id()), Scope = scope, RunId = runId, Filename = filename,
        Type = DocumentTypes.Of(filename)!, CreatedAt = Now.AddMilliseconds(Interlocked.Increment(ref _ids)),
    };

    public static async Task<Assistant> Assistant(TestStore store, string tenant, string name = "helper")
    {
        var assistant = new Assistant { Key = new AssistantKey(tenant, Id()), Name = name, CreatedAt = Now, UpdatedAt = Now };
        return (await store.Assistants.Insert(assistant, CancellationToken.None))!;
    }
}
