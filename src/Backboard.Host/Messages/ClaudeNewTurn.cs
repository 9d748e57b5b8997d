namespace Backboard.Host;

/// <summary>What a request adds to a thread: a message, or outputs of the tools it waits for; one of the two.</summary>
internal sealed record ClaudeNewTurn(MessageRequest? Message, ToolOutputsRequest? Outputs)
{
    private const string OnlyTheNewTurn =
        $"messages: the thread named in {ClaudeThreadHeaders.Thread} keeps the array: "
        + "send only the new user turn (and, if wanted, a beginning of the answer)";

    public static Parsed<ClaudeNewTurn> Of(ClaudeRequest request, ClaudeThreadHeaders headers, LimitsOptions limits)
    {
        if (request.Turns.Length > 2 || !request.Turns[0].IsUser)
            return Error.Invalid(OnlyTheNewTurn);
        var turn = request.Turns[0];
        var prefill = request.Turns.Length == 2 ? request.Turns[1] : null;
        if (prefill?.Blocks.All(static block => block.Kind is ClaudeBlockKind.Text) == false)
            return Error.Invalid(OnlyTheNewTurn);
        if (NotKept(request, turn) is { } refusal)
            return refusal;
        return turn.Has(ClaudeBlockKind.ToolResult) ? Answered(request, turn, limits) : Said(request, turn, prefill, headers, limits);
    }

    /// <summary>What a turn of a thread has no place for; null when there is none of it.</summary>
    private static Error? NotKept(ClaudeRequest request, ClaudeTurn turn)
    {
        var blocks = turn.Blocks.Concat(turn.Blocks.SelectMany(static block => block.Content));
        if (blocks.Any(static block => block.Kind is ClaudeBlockKind.Image or ClaudeBlockKind.Document))
            return Error.Invalid("messages.0.content: a thread keeps text: send pictures and documents without X-Thread-Id");
        if (request.ToolChoice is { } choice && choice is not { Mode: ToolChoiceMode.Auto, IsParallel: true })
            return Error.Invalid("tool_choice: in a thread the model chooses its tools: leave it out, or send the array itself");
        return request.TopK is null ? null : Error.Invalid("top_k: a thread has no such setting: leave it out, or send the array itself");
    }

    private static Parsed<ClaudeNewTurn> Said(
        ClaudeRequest request, ClaudeTurn turn, ClaudeTurn? prefill, ClaudeThreadHeaders headers, LimitsOptions limits)
    {
        var content = ClaudeTranscript.Words(turn.Blocks);
        if (content.Length > limits.MaxContentChars)
            return Error.Invalid($"messages.0.content: longer than {limits.MaxContentChars} characters");
        if (request.System?.Length > limits.MaxPromptChars)
            return Error.Invalid($"system: longer than {limits.MaxPromptChars} characters");
        var run = new RunRequest
        {
            Content = content,
            Provider = "",
            Model = request.Model,
            Stream = request.Stream,
            Memory = headers.Memory,
            SystemPrompt = request.System,
            Tools = request.Tools,
            Temperature = request.Temperature,
            TopP = request.TopP,
            MaxTokens = request.MaxTokens,
            Stop = request.Stop,
            Thinking = request.Thinking,
            AssistantPrefill = prefill is { Blocks.IsEmpty: false } ? ClaudeTranscript.Words(prefill.Blocks) : null,
            UserId = request.UserId,
        };
        return new ClaudeNewTurn(new MessageRequest { Run = run, AssistantId = headers.AssistantId }, Outputs: null);
    }

    private static Parsed<ClaudeNewTurn> Answered(ClaudeRequest request, ClaudeTurn turn, LimitsOptions limits)
    {
        if (request.Turns.Length > 1 || turn.Blocks.Any(static block => block.Kind is not ClaudeBlockKind.ToolResult))
            return Error.Invalid("messages.0.content: answer the thread's open tool calls alone; say more in the next turn");
        ImmutableArray<ToolOutput> outputs = [.. turn.Blocks.Select(static result => new ToolOutput(result.Id, OutputOf(result)))];
        if (outputs.Any(output => output.Output.Length > limits.MaxToolOutputChars))
            return Error.Invalid($"messages.0.content: a tool's result is longer than {limits.MaxToolOutputChars} characters");
        return new ClaudeNewTurn(Message: null, new ToolOutputsRequest(ThreadId: null, outputs, request.Stream, request.Tools, request.Thinking));
    }

    /// <summary>A thread keeps an output as its text; a failure is told in it.</summary>
    private static string OutputOf(ClaudeBlock result) =>
        result.IsError ? $"Error: {ClaudeTranscript.Words(result.Content)}" : ClaudeTranscript.Words(result.Content);
}
