using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Forgets an assistant's memories, or one user's, or what was said in one thread.</summary>
internal sealed class MemoryErasure(SqlDialect dialect)
{
    private const string Error = "The memories were erased before the words were read.";

    // A memory goes whole when any of its versions was said there.
    private const string SaidInThread = "memory_id IN (SELECT x.memory_id FROM memories x WHERE x.source_thread_id = @thread)";

    private readonly ScopeLocks _locks = new(dialect);
    private readonly OperationEnding _operations = new(dialect);
    private readonly MemoryRemoval _removal = new(dialect);

    /// <inheritdoc cref="IMemoryStore.Erase"/>
    public async Task<int?> Erase(SqlSession session, AssistantKey assistant, string? userId, Guid? threadId)
    {
        if (!await _locks.HoldAlone(session, assistant)) return null;
        var which = ScopeColumns.AreOfAssistant;
        var parameters = assistant.Parameters();
        if (userId is not null)
        {
            which += " AND user_id = @user";
            parameters = [.. parameters, ("user", userId)];
        }

        // First: whoever is about to write for an operation is waited for, and its scope is seen below.
        var ofThread = threadId is null ? which : which + " AND thread_id = @thread";
        await _operations.End(session, Error, ofThread, threadId is null ? parameters : [.. parameters, ("thread", threadId)]);
        if (threadId is { } thread) return await EraseThread(session, assistant, which, parameters, thread);
        return await _removal.Empty(session, which, parameters);
    }

    private async Task<int> EraseThread(
        SqlSession session, AssistantKey assistant, string which, (string, object?)[] parameters, Guid threadId)
    {
        var users = await session.Query(
            $"SELECT DISTINCT user_id FROM memories WHERE source_thread_id = @thread AND {which}",
            row => row.User(0), [("thread", threadId), .. parameters]);
        var count = 0;
        foreach (var user in users)
            if (await _locks.Find(session, new MemoryScope(assistant, user)) is { } scope)
                count += await _removal.Remove(session, scope, SaidInThread, ("thread", threadId));
        return count;
    }
}
