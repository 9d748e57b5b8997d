namespace Backboard.Host;

/// <summary>What a model is called in this API: its name where that leads to it, else with its provider before it.</summary>
internal static class ClaudeNames
{
    public static string IdOf(this IModelCatalogue catalogue, ModelInfo model) => catalogue.IdOf(model.Provider, model.Name);

    public static string IdOf(this IModelCatalogue catalogue, string provider, string name) =>
        catalogue.Resolve(provider: null, name).Value is { } found && found.Provider == provider && found.Name == name
            ? name
            : $"{provider}/{name}";

    public static string Wire(StopReason reason) => reason switch
    {
        StopReason.MaxTokens => "max_tokens",
        StopReason.StopSequence => "stop_sequence",
        StopReason.ToolUse => "tool_use",
        StopReason.ContentFilter => "refusal",
        _ => "end_turn",
    };
}
