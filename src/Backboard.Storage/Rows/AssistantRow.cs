using System.Data.Common;

namespace Backboard.Storage.Rows;

/// <summary>Rows of <c>assistants</c>.</summary>
internal static class AssistantRow
{
    public static RowSet<Assistant> Set { get; } = new RowSet<Assistant>()
        .With("assistant_id", row => row.Key.AssistantId)
        .With("tenant_id", row => row.Key.TenantId)
        .With("name", row => row.Name)
        .With("description", row => row.Description)
        .With("system_prompt", row => row.SystemPrompt)
        .With("tools", row => row.Tools)
        .With("top_k", row => row.TopK)
        .With("embedding_provider", row => row.EmbeddingProvider)
        .With("embedding_model_name", row => row.EmbeddingModelName)
        .With("embedding_dims", row => row.EmbeddingDims)
        .With("custom_fact_extraction_prompt", row => row.CustomFactExtractionPrompt)
        .With("custom_update_memory_prompt", row => row.CustomUpdateMemoryPrompt)
        .With("window_tokens", row => row.WindowTokens)
        .With("is_default", row => row.IsDefault)
        .With("version", row => row.Version)
        .With("created_at", row => row.CreatedAt)
        .With("updated_at", row => row.UpdatedAt)
        .With("memory_scope", row => StoredEnum.Write(row.MemoryScope));

    public static Assistant Read(DbDataReader row) => row.Decode(0, "assistants", 0, Decode);

    private static Assistant Decode(DbDataReader row, int at) => new()
    {
        Key = new AssistantKey(row.GetString(1), row.GetGuid(0)),
        Name = row.GetString(2),
        Description = row.Text(3),
        SystemPrompt = row.Text(4),
        Tools = row.Text(5),
        TopK = row.GetInt32(6),
        EmbeddingProvider = row.Text(7),
        EmbeddingModelName = row.Text(8),
        EmbeddingDims = row.IntOrNull(9),
        CustomFactExtractionPrompt = row.Text(10),
        CustomUpdateMemoryPrompt = row.Text(11),
        WindowTokens = row.IntOrNull(12),
        IsDefault = row.GetBoolean(13),
        Version = row.GetInt64(14),
        CreatedAt = row.Time(15),
        UpdatedAt = row.Time(16),
        MemoryScope = row.Enum<MemoryScoping>(17),
    };
}
