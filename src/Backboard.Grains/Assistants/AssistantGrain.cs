namespace Backboard.Grains;

internal sealed class AssistantGrain(
    IAssistantStore store, IMemoryStore memories, IDocumentStore documents, AssistantCache cache, TimeProvider time) : Grain, IAssistantGrain
{
    private static readonly Error Absent = Error.NotFound("Assistant not found");
    private static readonly Error Down = Error.Unavailable("The database does not answer.");

    private AssistantKey Key => AssistantKey.Parse(this.GetPrimaryKeyString());

    public Task<Result<Assistant>> Create(Assistant assistant) => Answer<Assistant>(async () =>
        await store.Insert(assistant, CancellationToken.None) is { } stored ? stored : Absent);

    public Task<Result<Assistant>> Get() => Answer<Assistant>(async () =>
        await store.Find(Key, CancellationToken.None) is { } stored ? stored : Absent);

    public Task<Result<Assistant>> Update(AssistantChange change) => Answer<Assistant>(async () =>
    {
        while (await store.Find(Key, CancellationToken.None) is { } stored)
        {
            var changed = Apply(stored, change) with { Version = stored.Version + 1, UpdatedAt = time.GetUtcNow() };
            if (!await store.Replace(changed, CancellationToken.None))
                continue;
            cache.Put(changed);
            return changed;
        }

        return Absent;
    });

    public Task<Result<bool>> Delete() => Answer<bool>(async () =>
    {
        if (await store.Delete(Key, CancellationToken.None) is not { } running)
            return Absent;
        await Task.WhenAll(running.Select(Forget));
        DeactivateOnIdle();
        return true;
    });

    public Task<Result<int>> EraseMemories(string? userId, Guid? threadId) => Answer<int>(async () =>
        await memories.Erase(Key, userId, threadId, CancellationToken.None) is { } erased ? erased : Absent);

    public Task<Result<int>> CopyMemories(Guid toAssistantId) => Answer<int>(async () =>
        await memories.Copy(Key, Key with { AssistantId = toAssistantId }, time.GetUtcNow(), CancellationToken.None));

    public Task<Result<int>> CopyDocuments(Guid toAssistantId) => Answer<int>(async () =>
        await documents.Copy(Key, Key with { AssistantId = toAssistantId }, time.GetUtcNow(), CancellationToken.None));

    private async Task Forget(ThreadKey thread)
    {
        try
        {
            await GrainFactory.GetGrain<IThreadGrain>(thread.ToString()).Forget();
        }
        catch (TimeoutException)
        {
            // The rows are gone: wherever it still runs, its next write finds that out.
        }
    }

    private static Assistant Apply(Assistant stored, AssistantChange change) => stored with
    {
        Name = change.Name ?? stored.Name,
        Description = change.Description.Or(stored.Description),
        SystemPrompt = change.SystemPrompt.Or(stored.SystemPrompt),
        Tools = change.Tools.Or(stored.Tools),
        TopK = change.TopK ?? stored.TopK,
        CustomFactExtractionPrompt = change.CustomFactExtractionPrompt.Or(stored.CustomFactExtractionPrompt),
        CustomUpdateMemoryPrompt = change.CustomUpdateMemoryPrompt.Or(stored.CustomUpdateMemoryPrompt),
        MemoryScope = change.MemoryScope ?? stored.MemoryScope,
        WindowTokens = change.WindowTokens is { } tokens ? (tokens == 0 ? null : tokens) : stored.WindowTokens,
    };

    private static async Task<Result<T>> Answer<T>(Func<Task<Result<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (StoreUnavailableException)
        {
            return Down;
        }
        catch (CorruptRowException e)
        {
            return Error.Corrupt(e.Message);
        }
    }
}
