using System.Data.Common;
using System.Text.Json;

namespace Backboard.Storage.Rows;

/// <summary>A row of <c>messages</c>.</summary>
internal sealed record MessageRow(Guid ThreadId, Message Message)
{
    /// <summary>What <see cref="Read"/> wants selected from <c>messages m</c>.</summary>
    public const string Columns =
        """
        m.seq, m.message_id, m.run_id, m.role, m.status, m.content, m.created_at, m.tool_calls, m.tool_call_id, m.tool_name,
        m.metadata, m.model_provider, m.model_name, m.usage, m.stop_reason, m.reasoning, m.provider_state
        """;

    public static RowSet<MessageRow> Set { get; } = new RowSet<MessageRow>()
        .With("thread_id", row => row.ThreadId)
        .With("seq", row => row.Message.Seq)
        .With("message_id", row => row.Message.MessageId)
        .With("run_id", row => row.Message.RunId)
        .With("role", row => StoredEnum.Write(row.Message.Role))
        .With("status", row => StoredEnum.Write(row.Message.Status))
        .With("content", row => row.Message.Content)
        .With("created_at", row => row.Message.CreatedAt.ToUniversalTime())
        .With("tool_calls", row => Calls(row.Message.ToolCalls))
        .With("tool_call_id", row => row.Message.ToolCallId)
        .With("tool_name", row => row.Message.ToolName)
        .With("metadata", row => row.Message.Metadata)
        .With("model_provider", row => row.Message.ModelProvider)
        .With("model_name", row => row.Message.ModelName)
        .With("usage", row => row.Message.Usage is { } usage ? JsonSerializer.Serialize(usage, StoredJson.Default.Usage) : null)
        .With("stop_reason", row => row.Message.StopReason is { } reason ? StoredEnum.Write(reason) : null)
        .With("reasoning", row => row.Message.Reasoning)
        .With("provider_state", row => row.Message.ProviderState);

    public static Message Read(DbDataReader row, int at) => row.Decode(at, "messages", at + 1, Decode);

    private static Message Decode(DbDataReader row, int at) => new(
        row.GetInt64(at),
        row.GetGuid(at + 1),
        row.GetGuid(at + 2),
        row.Enum<MessageRole>(at + 3),
        row.Enum<MessageStatus>(at + 4),
        row.GetString(at + 5),
        row.Time(at + 6))
    {
        ToolCalls = row.IsDBNull(at + 7) ? [] : row.Json(at + 7, StoredJson.Default.ImmutableArrayToolCall),
        ToolCallId = row.Text(at + 8),
        ToolName = row.Text(at + 9),
        Metadata = row.Text(at + 10),
        ModelProvider = row.Text(at + 11),
        ModelName = row.Text(at + 12),
        Usage = row.Json(at + 13, StoredJson.Default.Usage),
        StopReason = row.IsDBNull(at + 14) ? null : row.Enum<StopReason>(at + 14),
        Reasoning = row.Text(at + 15),
        ProviderState = row.Text(at + 16),
    };

    private static string? Calls(ImmutableArray<ToolCall> calls) =>
        calls.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(calls, StoredJson.Default.ImmutableArrayToolCall);
}
