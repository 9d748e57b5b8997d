namespace Backboard.Host;

/// <summary>A message as asked for, whichever encoding it came in: valid, but its model not looked up yet.</summary>
internal sealed record MessageRequest
{
    /// <summary>What to do; provider and model are still the client's words, empty where it gave none.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>From the body of <c>/threads/messages</c>; null makes a thread.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>From the body of <c>/threads/messages</c>; null takes the tenant's default.</summary>
    public Guid? AssistantId { get; init; }

    /// <param name="fields">Of the body.</param>
    /// <param name="limits">Of the fields.</param>
    /// <param name="hasFiles">Files came along: a message may then do without words.</param>
    public static Parsed<MessageRequest> From(Fields fields, LimitsOptions limits, bool hasFiles = false)
    {
        var reader = new FieldReader(fields, limits);
        var metadata = MessageMetadata.Read(reader);
        var request = new MessageRequest
        {
            ThreadId = reader.Uuid("thread_id"),
            AssistantId = reader.Uuid("assistant_id"),
            Run = new RunRequest
            {
                Content = Content(reader, hasFiles),
                Provider = reader.Word("llm_provider") ?? "",
                Model = reader.Word("model_name", 512) ?? "",
                Stream = reader.Flag("stream", whenAbsent: false),
                SendToLlm = reader.Flag("send_to_llm", whenAbsent: true),
                Memory = MemoryModes.Read(reader),
                CiteMemories = reader.Flag("memory_response_citation", whenAbsent: false),
                JsonOutput = reader.Flag("json_output", whenAbsent: false),
                Metadata = metadata.Json,
                UserId = metadata.UserId,
                Thinking = reader.Object("thinking"),
                SystemPrompt = reader.Text("system_prompt", limits.MaxPromptChars),
                Tools = ToolDefinitions.Read(reader),
                Temperature = reader.Number("temperature", 0, 2),
                TopP = reader.Number("top_p", 0, 1),
                MaxTokens = reader.Whole("max_tokens", 1, int.MaxValue),
                Stop = StopSequences.Read(reader),
                AssistantPrefill = Prefill(reader),
                OnBusy = Choices.Read(reader, "on_busy", OnBusy.Queue),
                OnDisconnect = Choices.Read(reader, "on_disconnect", OnDisconnect.Continue),
                OnCrash = Choices.Read(reader, "on_crash", OnCrash.Restart),
            },
        };
        RefuseSearch(reader);
        if (fields.Find("files") is { Text.Length: > 0 })
            reader.Misshapen("files", "Input should be a file: the part needs a filename", "file_type");
        return reader.Refusal is { } refusal ? refusal : request;
    }

    private static string Content(FieldReader reader, bool hasFiles)
    {
        var content = reader.Text("content", reader.Limits.MaxContentChars);
        if (string.IsNullOrWhiteSpace(content) && hasFiles)
            return "";
        if (reader.Refusal is null && string.IsNullOrWhiteSpace(content))
            reader.Misshapen("content", "Field required: a message needs content or files", "missing");
        return content ?? "";
    }

    private static string? Prefill(FieldReader reader) =>
        reader.Text("assistant_prefill", reader.Limits.MaxPromptChars)?.TrimEnd() is { Length: > 0 } prefill ? prefill : null;

    private static void RefuseSearch(FieldReader reader)
    {
        switch (reader.Word("web_search")?.ToUpperInvariant())
        {
            case null or "OFF" or "FALSE":
                break;
            case "AUTO" or "ON" or "TRUE":
                reader.Refuse("web_search cannot be used: no search is configured", "no_search");
                break;
            default:
                reader.Misshapen("web_search", "Input should be 'Auto' or 'off'", "enum");
                break;
        }
    }
}
