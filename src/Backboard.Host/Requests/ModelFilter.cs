namespace Backboard.Host;

/// <summary>Which models a list shows; what is not asked for is null.</summary>
internal sealed record ModelFilter(
    string? Type, string? Provider, bool? Tools, bool? Thinking, bool? JsonOutput, int? MinContext, int? MaxContext,
    int? MinDimensions, int? MaxDimensions)
{
    private static readonly string[] Numbers = ["min_context", "max_context", "min_dimensions", "max_dimensions"];
    private static readonly string[] Flags = ["supports_tools", "supports_thinking", "supports_json_output"];

    public static Parsed<ModelFilter> Of(HttpRequest request)
    {
        if (Numbers.FirstOrDefault(name => Paging.Read(request, name, 0) is null) is { } number)
            return (Refusal)new ShapeError(["query", number], "Input should be a valid integer", "int_parsing");
        if (Flags.FirstOrDefault(name => Text(request, name) is { } text && !bool.TryParse(text, out _)) is { } flag)
            return (Refusal)new ShapeError(["query", flag], "Input should be a valid boolean", "bool_parsing");
        return new ModelFilter(
            Text(request, "model_type"), Text(request, "provider"),
            Flag(request, "supports_tools"), Flag(request, "supports_thinking"), Flag(request, "supports_json_output"),
            Number(request, "min_context"), Number(request, "max_context"),
            Number(request, "min_dimensions"), Number(request, "max_dimensions"));
    }

    /// <summary>The same without a type: the list has one already.</summary>
    public static Parsed<ModelFilter> OfEmbeddings(HttpRequest request) =>
        Of(request) is { Value: { } filter } ? filter with { Type = null } : Of(request);

    public bool Passes(ModelInfo model) =>
        (Type is null || string.Equals(Type, model.Type, StringComparison.OrdinalIgnoreCase))
        && (Provider is null || string.Equals(Provider, model.Provider, StringComparison.OrdinalIgnoreCase))
        && (Tools ?? model.SupportsTools) == model.SupportsTools
        && (Thinking ?? model.SupportsThinking) == model.SupportsThinking
        && (JsonOutput ?? model.SupportsJsonOutput) == model.SupportsJsonOutput
        && model.ContextLimit >= (MinContext ?? 0)
        && model.ContextLimit <= (MaxContext ?? int.MaxValue)
        && (model.EmbeddingDimensions ?? 0) >= (MinDimensions ?? 0)
        && (model.EmbeddingDimensions ?? 0) <= (MaxDimensions ?? int.MaxValue);

    private static string? Text(HttpRequest request, string name) =>
        request.Query[name] is { Count: > 0 } values && !string.IsNullOrEmpty(values[0]) ? values[0] : null;

    private static int? Number(HttpRequest request, string name) =>
        Text(request, name) is null ? null : Paging.Read(request, name, 0);

    private static bool? Flag(HttpRequest request, string name) =>
        bool.TryParse(Text(request, name), out var value) ? value : null;
}
