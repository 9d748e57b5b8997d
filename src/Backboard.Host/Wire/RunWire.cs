using System.Text.Json;

namespace Backboard.Host;

internal static class RunWire
{
    public static void Write(Utf8JsonWriter json, Guid threadId, Run run)
    {
        json.WriteStartObject();
        json.WriteString("run_id"u8, run.RunId);
        json.WriteString("thread_id"u8, threadId);
        json.WriteString("status"u8, run.Status.Wire());
        json.WriteNumber("attempt"u8, run.Attempt);
        json.WriteTime("created_at"u8, run.CreatedAt);
        json.WriteTime("updated_at"u8, run.UpdatedAt);
        json.WriteTime("deadline_at"u8, run.DeadlineAt);
        json.WriteString("model_provider"u8, run.Request.Provider);
        json.WriteString("model_name"u8, run.Request.Model);
        json.WriteUsage(run.Usage);
        json.WriteBoolean("cancel_requested"u8, run.CancelRequested);
        json.WriteString("error"u8, run.Error);
        json.WriteString("error_code"u8, run.ErrorCode);
        json.WriteString("partial_text"u8, run.PartialText);
        json.WriteEndObject();
    }
}
