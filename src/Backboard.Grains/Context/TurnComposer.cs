namespace Backboard.Grains;

/// <summary>
/// Puts together what the model is asked. The order keeps everything before the newest user message the same from one
/// request to the next, so that providers can reuse their caches: instructions, tools, summary, history, and only at the
/// tail what was recalled for this turn.
/// </summary>
internal static class TurnComposer
{
    public static ModelRequest Compose(ThreadState state, Run run, Assistant assistant, ModelInfo model, Material material)
    {
        var request = run.Request;
        return new ModelRequest
        {
            Model = model,
            Instructions = request.SystemPrompt ?? assistant.Instructions,
            Tools = material.Tools,
            Summary = state.Summary?.Text,
            History = state.Window,
            Recalled = material.Recalled,
            Temperature = request.Temperature,
            TopP = request.TopP,
            MaxTokens = request.MaxTokens,
            Stop = request.Stop,
            JsonOutput = material.IsJson,
            Thinking = request.Thinking,
            Prefill = request.AssistantPrefill,
        };
    }
}
