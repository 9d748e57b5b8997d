namespace Backboard.Host;

/// <summary>Bodies of the assistant endpoints.</summary>
internal static class AssistantRequest
{
    private const int MaxNameChars = 255;

    /// <summary>A new assistant; its key and times are still to be given.</summary>
    public static Parsed<Assistant> ToCreate(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var name = Name(reader);
        if (name is null && reader.Refusal is null)
            reader.Misshapen("name", "Field required", "missing");
        var assistant = new Assistant
        {
            Key = default,
            Name = name ?? "",
            Description = reader.Text("description", limits.MaxPromptChars),
            SystemPrompt = reader.Text("system_prompt", limits.MaxPromptChars),
            Tools = ToolDefinitions.Read(reader),
            TopK = TopK(reader) ?? 10,
            EmbeddingProvider = reader.Word("embedding_provider"),
            EmbeddingModelName = reader.Word("embedding_model_name"),
            EmbeddingDims = reader.Whole("embedding_dims", 1, 65_536),
            CustomFactExtractionPrompt = reader.Text("custom_fact_extraction_prompt", limits.MaxPromptChars),
            CustomUpdateMemoryPrompt = reader.Text("custom_update_memory_prompt", limits.MaxPromptChars),
            WindowTokens = Window(reader) is > 0 and var window ? window : null,
            MemoryScope = Scoping(reader) ?? MemoryScoping.Assistant,
        };
        return reader.Refusal is { } refusal ? refusal : assistant;
    }

    /// <summary>Only the fields that are there change; embedding settings never do.</summary>
    public static Parsed<AssistantChange> ToChange(Fields fields, LimitsOptions limits)
    {
        var reader = new FieldReader(fields, limits);
        var change = new AssistantChange
        {
            Name = Name(reader),
            Description = Text(reader, "description"),
            SystemPrompt = Text(reader, "system_prompt"),
            Tools = reader.IsGiven("tools") ? Change<string>.To(ToolDefinitions.Read(reader)) : default,
            TopK = TopK(reader),
            CustomFactExtractionPrompt = Text(reader, "custom_fact_extraction_prompt"),
            CustomUpdateMemoryPrompt = Text(reader, "custom_update_memory_prompt"),
            WindowTokens = Window(reader),
            MemoryScope = Scoping(reader),
        };
        return reader.Refusal is { } refusal ? refusal : change;
    }

    internal static string? Name(FieldReader reader)
    {
        if (!reader.IsGiven("name") || reader.IsNull("name"))
            return null;
        var name = reader.Text("name", int.MaxValue);
        if (name is { Length: 0 or > MaxNameChars } || (name is not null && string.IsNullOrWhiteSpace(name)))
            reader.Misshapen("name", $"String should have 1 to {MaxNameChars} characters", "string_length");
        return name;
    }

    private static int? TopK(FieldReader reader) => reader.Whole("tok_k", 1, 100);

    private static int? Window(FieldReader reader) => reader.Whole("window_tokens", 0, 10_000_000);

    private static MemoryScoping? Scoping(FieldReader reader)
    {
        switch (reader.Word("memory_scope")?.ToUpperInvariant())
        {
            case null:
                return null;
            case "ASSISTANT":
                return MemoryScoping.Assistant;
            case "USER":
                return MemoryScoping.User;
            default:
                reader.Misshapen("memory_scope", "Input should be 'assistant' or 'user'", "enum");
                return null;
        }
    }

    internal static Change<string> Text(FieldReader reader, string name) =>
        reader.IsGiven(name) ? Change<string>.To(reader.Text(name, reader.Limits.MaxPromptChars)) : default;
}
