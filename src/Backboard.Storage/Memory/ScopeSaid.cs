using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>What was said where memories come from, read out of the threads each time: a copy would outlive a deleted thread.</summary>
internal static class ScopeSaid
{
    // A user states first what they ask about later; an answer ends with what it asks the user.
    private const string Between =
        $"""
        SELECT c.thread_id, c.seq, CASE
          WHEN c.role = 'USER' THEN substr(c.content, 1, 1000)
          WHEN length(c.content) > 300 THEN substr(c.content, length(c.content) - 299)
          ELSE c.content END
        FROM memories m
        JOIN messages c ON c.thread_id = m.source_thread_id AND c.seq BETWEEN m.source_message_seq - 1 AND m.source_message_seq
        WHERE m.tenant_id = @tenant AND m.assistant_id = @assistant AND m.user_id = @user AND m.seq > @after AND m.seq <= @through
          AND m.retired_at IS NULL AND c.role IN ('USER', 'ASSISTANT') AND c.content <> ''
        """;

    /// <summary>Around the current memories that were written after one change and not after another.</summary>
    public static async Task<ImmutableArray<SaidMessage>> Read(SqlSession session, MemoryScope scope, long after, long through)
    {
        var said = await session.Query(
            Between, row => new SaidMessage(row.GetGuid(0), row.GetInt64(1), row.GetString(2)),
            [.. scope.Parameters(), ("after", after), ("through", through)]);
        // Several memories may come from one message.
        return [.. said.DistinctBy(message => (message.ThreadId, message.Seq))];
    }
}
