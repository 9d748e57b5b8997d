using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>memories</c>: one version.</summary>
/// <param name="Scope">Whose memory.</param>
/// <param name="Seq">The scope's change that wrote it.</param>
/// <param name="Memory">The version.</param>
internal sealed record MemoryRow(MemoryScope Scope, long Seq, MemoryRecord Memory)
{
    /// <summary>What <see cref="Read"/> wants selected from <c>memories m</c>.</summary>
    public const string Columns =
        """
        m.memory_id, m.version, m.user_id, m.content, m.kind, m.confidence, m.trust, m.extractor, m.source_thread_id,
        m.source_message_id, m.source_message_seq, m.source_start, m.source_length, m.valid_from, m.valid_to, m.recorded_at,
        m.retired_at, m.superseded_by, m.metadata, m.created_at, m.occurred_on
        """;

    public const int ColumnCount = 21;

    public static RowSet<MemoryRow> Set { get; } = new RowSet<MemoryRow>()
        .With("memory_id", row => row.Memory.MemoryId)
        .With("version", row => row.Memory.Version)
        .With("tenant_id", row => row.Scope.Assistant.TenantId)
        .With("assistant_id", row => row.Scope.Assistant.AssistantId)
        .With("user_id", row => ScopeColumns.Stored(row.Scope.UserId))
        .With("seq", row => row.Seq)
        .With("content", row => row.Memory.Content)
        .With("kind", row => StoredEnum.Write(row.Memory.Kind))
        .With("confidence", row => row.Memory.Confidence)
        .With("trust", row => StoredEnum.Write(row.Memory.Trust))
        .With("extractor", row => row.Memory.Extractor)
        .With("source_thread_id", row => row.Memory.Source?.ThreadId)
        .With("source_message_id", row => row.Memory.Source?.MessageId)
        .With("source_message_seq", row => row.Memory.Source?.MessageSeq)
        .With("source_start", row => row.Memory.Source?.Start)
        .With("source_length", row => row.Memory.Source?.Length)
        .With("valid_from", row => row.Memory.ValidFrom.ToUniversalTime())
        .With("valid_to", row => (row.Memory.ValidTo ?? row.Memory.RetiredAt)?.ToUniversalTime())
        .With("recorded_at", row => row.Memory.RecordedAt.ToUniversalTime())
        .With("retired_at", row => row.Memory.RetiredAt?.ToUniversalTime())
        .With("superseded_by", row => row.Memory.SupersededBy)
        .With("metadata", row => row.Memory.Metadata)
        .With("created_at", row => row.Memory.CreatedAt.ToUniversalTime())
        .With("occurred_on", row => row.Memory.OccurredOn?.ToUniversalTime());

    public static MemoryRecord Read(DbDataReader row) => row.Decode(0, "memories", 0, Decode);

    private static MemoryRecord Decode(DbDataReader row, int at) => new()
    {
        MemoryId = row.GetGuid(at),
        Version = row.GetInt32(at + 1),
        UserId = row.User(at + 2),
        Content = row.GetString(at + 3),
        Kind = row.Enum<MemoryKind>(at + 4),
        Confidence = row.GetDouble(at + 5),
        Trust = row.Enum<MemoryTrust>(at + 6),
        Extractor = row.GetString(at + 7),
        Source = row.IsDBNull(at + 8) ? null : Source(row, at + 8),
        ValidFrom = row.Time(at + 13),
        ValidTo = row.TimeOrNull(at + 14),
        RecordedAt = row.Time(at + 15),
        RetiredAt = row.TimeOrNull(at + 16),
        SupersededBy = row.IsDBNull(at + 17) ? null : row.GetGuid(at + 17),
        Metadata = row.Text(at + 18),
        CreatedAt = row.Time(at + 19),
        OccurredOn = row.TimeOrNull(at + 20),
    };

    private static MemorySource Source(DbDataReader row, int at) => new(
        row.GetGuid(at), row.GetGuid(at + 1), row.GetInt64(at + 2), row.GetInt32(at + 3), row.GetInt32(at + 4));
}
