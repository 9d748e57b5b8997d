namespace Backboard.Host;

/// <summary>Body of a clone: what it changes of its source, and what it takes along.</summary>
internal sealed record CloneRequest(string? Name, Change<string> SystemPrompt, bool CopyMemories, bool CopyDocuments)
{
    public static Parsed<CloneRequest> From(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var request = new CloneRequest(
            AssistantRequest.Name(reader),
            reader.IsNull("system_prompt") ? default : AssistantRequest.Text(reader, "system_prompt"),
            reader.Flag("copy_memories", whenAbsent: true),
            reader.Flag("copy_documents", whenAbsent: true));
        return reader.Refusal is { } refusal ? refusal : request;
    }
}
