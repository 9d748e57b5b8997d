using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>The three columns that say whose memory a row is. No user is stored as ''.</summary>
internal static class ScopeColumns
{
    /// <summary>Condition: the rows of one scope.</summary>
    public const string Are = "tenant_id = @tenant AND assistant_id = @assistant AND user_id = @user";

    /// <summary>Condition: the rows of one assistant.</summary>
    public const string AreOfAssistant = "tenant_id = @tenant AND assistant_id = @assistant";

    public static (string Name, object? Value)[] Parameters(this MemoryScope scope) =>
        [.. scope.Assistant.Parameters(), ("user", Stored(scope.UserId))];

    public static (string Name, object? Value)[] Parameters(this AssistantKey key) =>
        [("tenant", key.TenantId), ("assistant", key.AssistantId)];

    public static string Stored(string? userId) => userId ?? "";

    public static string? User(this DbDataReader row, int at) => row.GetString(at) is { Length: > 0 } user ? user : null;

    /// <summary>Reads tenant, assistant and user from three columns.</summary>
    public static MemoryScope Scope(this DbDataReader row, int at) =>
        new(new AssistantKey(row.GetString(at), row.GetGuid(at + 1)), row.User(at + 2));
}
