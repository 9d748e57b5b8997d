using Backboard.Storage.Sql;

namespace Backboard.Storage.Memory;

/// <summary>Reads of single memories. A memory's newest version is the one that has a seq.</summary>
internal static class MemoryReads
{
    private const string OfAssistant = "m.tenant_id = @tenant AND m.assistant_id = @assistant";

    private const string ByAssistant =
        $"SELECT {MemoryRow.Columns} FROM memories m WHERE m.memory_id = @memory AND m.seq IS NOT NULL AND {OfAssistant}";

    private const string AllVersions =
        $"SELECT {MemoryRow.Columns} FROM memories m WHERE m.memory_id = @memory AND {OfAssistant} ORDER BY m.version";

    /// <summary>The current version, else the last; null when it is not in the scope.</summary>
    public static Task<MemoryRecord?> Newest(SqlSession session, MemoryScope scope, Guid memoryId) => session.First(
        ByAssistant + " AND m.user_id = @user", MemoryRow.Read, [("memory", memoryId), .. scope.Parameters()]);

    /// <summary>The current version, else the last; null when it is not the assistant's.</summary>
    public static Task<MemoryRecord?> Newest(SqlSession session, AssistantKey assistant, Guid memoryId) => session.First(
        ByAssistant, MemoryRow.Read, [("memory", memoryId), .. assistant.Parameters()]);

    /// <summary>All versions, oldest first.</summary>
    public static Task<List<MemoryRecord>> Versions(SqlSession session, AssistantKey assistant, Guid memoryId) => session.Query(
        AllVersions, MemoryRow.Read, [("memory", memoryId), .. assistant.Parameters()]);
}
