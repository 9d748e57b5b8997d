using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>The columns that say which document a row is, and what it was uploaded to.</summary>
internal static class DocumentColumns
{
    /// <summary>Condition: the row of one document.</summary>
    public const string AreOfKey = "document_id = @document AND tenant_id = @tenant";

    /// <summary>Condition: the rows of one scope.</summary>
    public const string AreOfScope = "tenant_id = @tenant AND scope_kind = @kind AND scope_id = @scope";

    public static (string Name, object? Value)[] Parameters(this DocumentKey key) =>
        [("document", key.DocumentId), ("tenant", key.TenantId)];

    public static (string Name, object? Value)[] Parameters(this DocumentScope scope) =>
        [("tenant", scope.TenantId), ("kind", StoredEnum.Write(scope.Owner)), ("scope", scope.OwnerId)];

    /// <summary>Reads tenant and document id from two columns.</summary>
    public static DocumentKey DocumentKey(this DbDataReader row, int at) => new(row.GetString(at), row.GetGuid(at + 1));
}
