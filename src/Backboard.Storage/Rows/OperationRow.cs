using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>memory_operations</c>.</summary>
/// <param name="Operation">What is to be read.</param>
/// <param name="Owner">Who keeps it until its turn has ended.</param>
/// <param name="At">Writer's time.</param>
internal sealed record OperationRow(MemoryOperation Operation, string Owner, DateTimeOffset At)
{
    /// <summary>Condition on operations that are not final: the very words of the partial indexes, or SQLite will not use them.</summary>
    public const string IsOpen = "status = 'IN_PROGRESS'";

    /// <summary>What <see cref="Read"/> wants selected from <c>memory_operations o</c>.</summary>
    public const string Columns =
        """
        o.operation_id, o.tenant_id, o.assistant_id, o.user_id, o.thread_id, o.message_id, o.message_seq, o.told_at, o.provider,
        o.model, o.status, o.attempt, o.error, o.effects, o.created_at, o.updated_at
        """;

    public const int ColumnCount = 16;

    /// <summary>Columns written as they are.</summary>
    public static RowSet<OperationRow> Set { get; } = Stored();

    /// <summary>The same, and what the due time is worked out from.</summary>
    public static RowSet<OperationRow> Source { get; } = Stored().With("due_in", row => row.Operation.DueIn);

    public static IEnumerable<OperationRow> Of(ThreadWrite write) =>
        write.Operations.Select(operation => new OperationRow(operation, write.Owner, write.At));

    public static MemoryOperation Read(DbDataReader row) => row.Decode(0, "memory_operations", 0, Decode);

    private static RowSet<OperationRow> Stored() => new RowSet<OperationRow>()
        .With("operation_id", row => row.Operation.OperationId)
        .With("tenant_id", row => row.Operation.Scope.Assistant.TenantId)
        .With("assistant_id", row => row.Operation.Scope.Assistant.AssistantId)
        .With("user_id", row => ScopeColumns.Stored(row.Operation.Scope.UserId))
        .With("thread_id", row => row.Operation.ThreadId)
        .With("message_id", row => row.Operation.MessageId)
        .With("message_seq", row => row.Operation.MessageSeq)
        .With("told_at", row => row.Operation.ToldAt.ToUniversalTime())
        .With("provider", row => row.Operation.Provider)
        .With("model", row => row.Operation.Model)
        .With("owner", row => row.Owner)
        .With("created_at", row => row.At.ToUniversalTime())
        .With("updated_at", row => row.At.ToUniversalTime());

    private static MemoryOperation Decode(DbDataReader row, int at) => new(
        row.GetGuid(at), row.Scope(at + 1), row.GetGuid(at + 4), row.GetGuid(at + 5), row.GetInt64(at + 6), row.Time(at + 7),
        row.GetString(at + 8), row.GetString(at + 9))
    {
        Status = row.Enum<MemoryOperationStatus>(at + 10),
        Attempt = row.GetInt32(at + 11),
        Error = row.Text(at + 12),
        Effects = [.. (row.Json(at + 13, StoredEffects.Default.StoredEffectArray) ?? [])
            .Select(effect => new MemoryEffect(effect.Kind, effect.Id, effect.Version, Content: null))],
        CreatedAt = row.Time(at + 14),
        UpdatedAt = row.Time(at + 15),
    };
}
