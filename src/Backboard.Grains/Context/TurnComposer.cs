namespace Backboard.Grains;

/// <summary>
/// Puts together what the model is asked. The order keeps everything before the newest user message the same from one
/// request to the next, so that providers can reuse their caches: instructions, tools, summary, history, and only at the
/// tail what was recalled for this turn.
/// </summary>
internal static class TurnComposer
{
    public static ModelRequest Compose(ThreadState state, Run run, Assistant assistant, ModelInfo model, Recalled recalled)
    {
        var request = run.Request;
        var tools = request.Tools ?? assistant.Tools;
        var offersTools = tools is { Length: > 2 };
        return new ModelRequest
        {
            Model = model,
            Instructions = request.SystemPrompt ?? assistant.Instructions,
            Tools = offersTools ? tools : null,
            Summary = state.Summary?.Text,
            History = state.Window,
            Recalled = RecalledText.Of(recalled.Memories, request.CiteMemories),
            Temperature = request.Temperature,
            TopP = request.TopP,
            MaxTokens = request.MaxTokens,
            Stop = request.Stop,
            JsonOutput = request.JsonOutput && !offersTools,
            Thinking = request.Thinking,
            Prefill = request.AssistantPrefill,
        };
    }
}
