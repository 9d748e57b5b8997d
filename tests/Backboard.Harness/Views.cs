namespace Backboard.Harness;

/// <summary>A stored message as the API shows it.</summary>
internal sealed record MessageView(long Seq, Guid MessageId, Guid RunId, string Role, string Status, string Content, JsonElement Json)
{
    public bool IsUser => Role == "user";

    /// <summary>An assistant's message that ends a turn: anything but a request for tools.</summary>
    public bool IsAnswer => Role == "assistant" && Status != "REQUIRES_ACTION";

    public static MessageView Of(JsonElement json) => new(
        json.GetProperty("seq").GetInt64(),
        json.GetProperty("message_id").GetGuid(),
        json.GetProperty("run_id").GetGuid(),
        json.GetProperty("role").GetString()!,
        json.GetProperty("status").GetString()!,
        json.GetProperty("content").GetString() ?? "",
        json);
}

/// <summary>A run as the API shows it.</summary>
internal sealed record RunView(Guid RunId, string Status, int Attempt, string? ErrorCode, string? PartialText)
{
    public bool IsFinal => Status is "COMPLETED" or "FAILED" or "CANCELLED";

    public static RunView Of(JsonElement json) => new(
        json.GetProperty("run_id").GetGuid(),
        json.GetProperty("status").GetString()!,
        json.GetProperty("attempt").GetInt32(),
        json.GetProperty("error_code").GetString(),
        json.GetProperty("partial_text").GetString());
}
